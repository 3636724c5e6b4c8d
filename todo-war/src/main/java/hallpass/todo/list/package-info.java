/**
 * Lists of tasks and their members. {@link hallpass.todo.list.ListAccess} answers every question "may this user?" from
 * the memberships. An owner is a member like any other, so sharing a list means one more row and no other rule.
 */
@NullMarked
package hallpass.todo.list;

import org.jspecify.annotations.NullMarked;
