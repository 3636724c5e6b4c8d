/**
 * A temporary PostgreSQL server. The system tests and the benchmarks start {@link hallpass.postgres.Postgres}, and it
 * leaves nothing behind.
 */
@NullMarked
package hallpass.postgres;

import org.jspecify.annotations.NullMarked;
