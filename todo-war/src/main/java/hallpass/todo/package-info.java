/**
 * The to-do service: a resource server that keeps lists and tasks. It takes access tokens and never calls the auth
 * service to check them. A package uses only those below it in this list.
 *
 * <ul>
 *   <li>{@code sync}: changes for clients that keep a copy, asked for or live
 *   <li>{@code exchange}: export and import
 *   <li>{@code calendar}: reading calendars of other programs
 *   <li>{@code task}: tasks
 *   <li>{@code list}: lists, their members, and which user may see what
 *   <li>{@code change}: the log of all changes
 *   <li>{@code compress}: answers in gzip
 *   <li>{@code admin}: counting and erasing data; the other packages observe its events
 *   <li>{@code limit}: how many requests a user may send in a minute
 *   <li>{@code problem}: error answers with members of their own
 * </ul>
 */
@NullMarked
package hallpass.todo;

import org.jspecify.annotations.NullMarked;
