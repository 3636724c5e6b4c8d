/** Problems that say more than the shared ones: members of their own (RFC 9457 section 3.2). */
@NullMarked
package hallpass.todo.problem;

import org.jspecify.annotations.NullMarked;
