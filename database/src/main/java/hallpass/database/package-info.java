/**
 * A service and its database. {@link hallpass.database.Migration} brings the tables up to date in the background, as
 * often as it takes; until then every request is answered 503, and a database that goes away later is too.
 */
@NullMarked
package hallpass.database;

import org.jspecify.annotations.NullMarked;
