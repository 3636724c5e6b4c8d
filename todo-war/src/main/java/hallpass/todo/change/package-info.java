/**
 * The log of changes, in an order that never changes again. Code that changes something tells {@link
 * hallpass.todo.change.Changes} so in the same transaction. {@link hallpass.todo.change.ChangeLog} numbers what has
 * been committed, so that a reader that has read up to a number has missed nothing, however late a transaction commits.
 */
@NullMarked
package hallpass.todo.change;

import org.jspecify.annotations.NullMarked;
