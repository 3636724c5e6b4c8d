/**
 * Calls to addresses that somebody else chose: a client's keys, request objects and logout, the endpoints of an
 * upstream provider. So they never lead into our own network unless the operator allows it, and never take much time
 * or memory.
 */
@NullMarked
package hallpass.auth.fetch;

import org.jspecify.annotations.NullMarked;
