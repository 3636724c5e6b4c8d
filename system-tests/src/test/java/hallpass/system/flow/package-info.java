/** From registration to sign-out in one go: over HTTP, and by the commands of the README. */
package hallpass.system.flow;
