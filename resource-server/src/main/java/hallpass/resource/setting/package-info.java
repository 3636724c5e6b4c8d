/**
 * The operator's settings: a wrong value is told at the start, and the default is taken in its place. Groups of
 * settings that can be repeated, each under a name of its own, are {@link hallpass.resource.setting.NamedSettings}.
 */
@NullMarked
package hallpass.resource.setting;

import org.jspecify.annotations.NullMarked;
