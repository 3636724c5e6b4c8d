/**
 * What was changed, in an order that never changes again. Whoever changes something says so to {@link hallpass.todo.change.Changes} in the same
 * transaction; {@link hallpass.todo.change.ChangeLog} numbers what has been committed, so that a reader who has read up to a number has
 * missed nothing, however late a transaction commits.
 */
@NullMarked
package hallpass.todo.change;

import org.jspecify.annotations.NullMarked;
