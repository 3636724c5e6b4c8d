/**
 * Export and import. {@code ExportResource} streams everything that the user sees, part by part. {@code ImportResource}
 * reads a file, makes what isn't there yet, and reports what it left out and why. {@code CalendarReader} turns a
 * calendar into the JSON form first.
 */
@NullMarked
package hallpass.todo.exchange;

import org.jspecify.annotations.NullMarked;
