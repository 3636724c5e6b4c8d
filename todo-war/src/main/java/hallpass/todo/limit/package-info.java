/** The limit of requests that one user may send to a server in a minute. */
@NullMarked
package hallpass.todo.limit;

import org.jspecify.annotations.NullMarked;
