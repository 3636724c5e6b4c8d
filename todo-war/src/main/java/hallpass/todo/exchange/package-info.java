/**
 * Everything out and in again. {@code ExportResource} streams what the user sees, part by part; {@code ImportResource} reads a file, makes what is
 * not there yet, and says what it left out and why. A calendar is turned into the members that the JSON has, and read as that.
 */
@NullMarked
package hallpass.todo.exchange;

import org.jspecify.annotations.NullMarked;
