/**
 * What makes writes safe, whatever they write: a POST under an {@code Idempotency-Key} answers its repetition and does nothing twice
 * ({@code Idempotency}); a
 * transaction that another one overtook is tried again with what it finds then ({@code Transaction}).
 */
@NullMarked
package hallpass.todo.write;

import org.jspecify.annotations.NullMarked;
