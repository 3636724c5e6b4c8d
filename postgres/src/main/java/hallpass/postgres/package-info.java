/**
 * A PostgreSQL server of one's own for a while: the system tests and the benchmarks start {@link hallpass.postgres.Postgres} and leave
 * nothing behind.
 */
@NullMarked
package hallpass.postgres;

import org.jspecify.annotations.NullMarked;
