/**
 * Synchronisation for clients that keep a copy. {@code ChangesResource} answers what changed since a cursor;
 * {@code EventsResource} sends the same changes live. Both read {@code Feed}, by the same cursor.
 */
@NullMarked
package hallpass.todo.sync;

import org.jspecify.annotations.NullMarked;
