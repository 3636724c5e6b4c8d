/**
 * Courses. Any good access token reads them, teachers write them.
 */
@NullMarked
package hallpass.courses;

import org.jspecify.annotations.NullMarked;
