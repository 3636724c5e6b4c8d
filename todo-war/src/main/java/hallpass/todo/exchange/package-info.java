/**
 * Export and import. {@code ExportResource} streams everything that the user sees, part by part. {@code ImportResource}
 * reads a file, makes what isn't there yet, and reports what it left out and why. It reads the JSON form of an export;
 * {@code CsvReader} here and {@code CalendarReader} of {@code calendar} turn other files into that form first.
 */
@NullMarked
package hallpass.todo.exchange;

import org.jspecify.annotations.NullMarked;
