/** What an administrator may do with everybody's data, to count it and erase one user's; and users with their own, to erase it. */
@NullMarked
package hallpass.todo.admin;

import org.jspecify.annotations.NullMarked;
