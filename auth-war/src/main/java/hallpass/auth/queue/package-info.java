/**
 * Requests that need a password hash wait here for their turn, without holding a thread of the server: in a flood of
 * sign-ins all other requests still find one. {@code QueueFilter} is the door.
 */
@NullMarked
package hallpass.auth.queue;

import org.jspecify.annotations.NullMarked;
