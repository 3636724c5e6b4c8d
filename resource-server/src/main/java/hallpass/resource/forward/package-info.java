/**
 * Calls to other services. {@link hallpass.resource.forward.Services} makes clients that carry the caller's access
 * token, or this service's own if there is no caller. They send it to the configured address of the service and nowhere
 * else.
 */
@NullMarked
package hallpass.resource.forward;

import org.jspecify.annotations.NullMarked;
