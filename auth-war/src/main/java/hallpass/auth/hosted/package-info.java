/**
 * The pages on which people sign in, register, prove an address and choose a new password. They keep the rules of the
 * API beside them, work without scripts, and hand the browser back to the authorization endpoint with the query that it
 * came with, and to nowhere else.
 */
@NullMarked
package hallpass.auth.hosted;

import org.jspecify.annotations.NullMarked;
