/** The files in {@code deploy/}: valid by their schemas, and in agreement with the servers. No container runs here. */
package hallpass.system.deploy;
