/**
 * Reads calendars (RFC 5545) as other programs write them. {@code CalendarReader} turns a file into the JSON form of an
 * export. What can't be understood costs only itself, and a remark says so.
 */
@NullMarked
package hallpass.todo.calendar;

import org.jspecify.annotations.NullMarked;
