/** What an administrator may do with everybody's data: count it, and erase one user's. */
@NullMarked
package hallpass.todo.admin;

import org.jspecify.annotations.NullMarked;
