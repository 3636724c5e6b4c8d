/**
 * Clients: programs that sign users in, or call services in their own name. What they may do is what was registered,
 * and no more.
 */
@NullMarked
package hallpass.auth.client;

import org.jspecify.annotations.NullMarked;
