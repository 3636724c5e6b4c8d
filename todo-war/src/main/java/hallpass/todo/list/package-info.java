/**
 * Lists of tasks and who takes part in them. Every question "may this user?" goes through {@link hallpass.todo.list.ListAccess}, which
 * reads memberships: an owner is a member like any other, so sharing a list means one more row and no other rule.
 */
@NullMarked
package hallpass.todo.list;

import org.jspecify.annotations.NullMarked;
