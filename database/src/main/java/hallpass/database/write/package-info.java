/**
 * What makes writes safe, whatever they write: a POST under an {@code Idempotency-Key} answers its repetition and does nothing twice
 * ({@code Idempotency}); a
 * transaction that another one overtook is tried again with what it finds then ({@code Transaction}). A service that uses it lists
 * {@code IdempotencyKey} in its {@code persistence.xml} and has the table {@code idempotency_key}.
 */
@NullMarked
package hallpass.database.write;

import org.jspecify.annotations.NullMarked;
