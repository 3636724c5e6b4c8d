/**
 * Calls to addresses that a client registered: its keys, its request objects, its logout. They are somebody else's
 * choice, so they never lead into our own network, and never take much time or memory.
 */
@NullMarked
package hallpass.auth.fetch;

import org.jspecify.annotations.NullMarked;
