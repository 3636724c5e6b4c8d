/**
 * The operator's settings: a wrong value is told at the start, and the default is taken in its place. Settings that
 * there may be several times, each with a name, are {@link hallpass.resource.setting.NamedSettings}.
 */
@NullMarked
package hallpass.resource.setting;

import org.jspecify.annotations.NullMarked;
