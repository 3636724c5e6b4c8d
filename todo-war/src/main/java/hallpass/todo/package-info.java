/**
 * The to-do service: a resource server that keeps lists and tasks. It takes access tokens and never calls the auth service to check them.
 *
 * <p>{@code list} says who may see what, {@code task} asks it; {@code admin} counts and erases.
 * Dependencies run task → list, never back.
 */
@NullMarked
package hallpass.todo;

import org.jspecify.annotations.NullMarked;
