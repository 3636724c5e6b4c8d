/**
 * For clients that keep a copy: what changed since they last asked ({@code ChangesResource}), and the same live ({@code EventsResource}).
 * Both read {@code Feed}, by the same cursor.
 */
@NullMarked
package hallpass.todo.sync;

import org.jspecify.annotations.NullMarked;
