/** Compressed answers: long ones, whose content repeats itself. */
@NullMarked
package hallpass.todo.compress;

import org.jspecify.annotations.NullMarked;
