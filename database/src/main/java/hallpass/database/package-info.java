/**
 * A service and its database. {@code Migration} brings the tables up to date before anything else uses them, and tries
 * again as long as the database is away. Until then each request is answered with 503; so it is if the database goes
 * away later. {@code write} makes writes safe to repeat, and {@code read} reads listings without JPA.
 */
@NullMarked
package hallpass.database;

import org.jspecify.annotations.NullMarked;
