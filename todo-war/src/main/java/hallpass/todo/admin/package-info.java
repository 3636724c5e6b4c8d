/**
 * Administrators count everybody's data and erase one user's; users erase their own. The data itself belongs to other
 * packages, which observe the events {@link hallpass.todo.admin.UserErasure} and
 * {@link hallpass.todo.admin.StatisticsRequest}.
 */
@NullMarked
package hallpass.todo.admin;

import org.jspecify.annotations.NullMarked;
