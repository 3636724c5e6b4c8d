/** How much one user may ask of a server in a minute. */
@NullMarked
package hallpass.todo.limit;

import org.jspecify.annotations.NullMarked;
