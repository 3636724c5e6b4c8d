/**
 * The to-do service: a resource server that keeps lists and tasks. It takes access tokens and never calls the auth
 * service to check them.
 *
 * <ul>
 *   <li>{@code list}: lists, their members, and which user may see what
 *   <li>{@code task}: tasks; it asks {@code list} and never the other way round
 *   <li>{@code change}: the log of all changes
 *   <li>{@code sync}: changes for clients that keep a copy, asked for or live
 *   <li>{@code exchange}: export and import
 *   <li>{@code calendar}: reading calendars of other programs
 *   <li>{@code compress}: answers in gzip
 *   <li>{@code admin}: counting and erasing data; the other packages observe its events
 *   <li>{@code limit}: how many requests a user may send in a minute
 *   <li>{@code problem}: error answers with members of their own
 * </ul>
 */
@NullMarked
package hallpass.todo;

import org.jspecify.annotations.NullMarked;
