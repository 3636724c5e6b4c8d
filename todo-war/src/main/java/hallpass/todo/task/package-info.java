/**
 * Tasks: their rules ({@code Task}, {@code TaskTree}, {@code Due}, {@code Tags}, {@code Position}), the store ({@code Tasks}), the
 * filtered and paged listing ({@code TaskQuery}), and the resource.
 */
@NullMarked
package hallpass.todo.task;

import org.jspecify.annotations.NullMarked;
