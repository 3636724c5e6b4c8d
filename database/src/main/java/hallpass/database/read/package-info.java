/** Reads rows without JPA, for the few listings that are asked for all the time. */
@NullMarked
package hallpass.database.read;

import org.jspecify.annotations.NullMarked;
