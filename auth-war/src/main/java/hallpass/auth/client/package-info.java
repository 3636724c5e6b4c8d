/**
 * Service clients: programs that call services in their own name. What their access tokens may say (audiences, roles)
 * is what an admin registered, and no more.
 */
@NullMarked
package hallpass.auth.client;

import org.jspecify.annotations.NullMarked;
