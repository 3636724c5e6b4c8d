/** The pages that the auth service renders, as a browser without scripts sees them. */
package hallpass.system.hosted;
