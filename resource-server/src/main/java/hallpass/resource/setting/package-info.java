/** The operator's settings: a wrong value is told at the start, and the default is taken in its place. */
@NullMarked
package hallpass.resource.setting;

import org.jspecify.annotations.NullMarked;
