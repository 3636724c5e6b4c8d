/** Compressed answers: what is long, and made of much that is alike. */
@NullMarked
package hallpass.todo.compress;

import org.jspecify.annotations.NullMarked;
