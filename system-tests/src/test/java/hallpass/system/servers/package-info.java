/** The servers under test, started once and shared, and the database beside them. */
package hallpass.system.servers;
