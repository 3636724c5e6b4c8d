/**
 * Makes writes safe to repeat. A POST under an {@code Idempotency-Key} answers its repetition and does nothing twice
 * ({@code Idempotency}). A transaction that another one overtook is tried again with what it finds then
 * ({@code Transaction}). A service that uses this lists {@code IdempotencyKey} in its {@code persistence.xml}; the
 * table is made by this jar.
 */
@NullMarked
package hallpass.database.write;

import org.jspecify.annotations.NullMarked;
