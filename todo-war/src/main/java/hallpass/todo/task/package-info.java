/**
 * Tasks: their content ({@code TaskContent}) and rules ({@code Task}, {@code TaskTree}, {@code Recurrence}, {@code
 * Position}), the store ({@code Tasks}), the filtered and paged listing ({@code TaskQuery}), and the resources.
 */
@NullMarked
package hallpass.todo.task;

import org.jspecify.annotations.NullMarked;
