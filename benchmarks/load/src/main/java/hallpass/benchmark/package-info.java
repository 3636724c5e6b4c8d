/**
 * Measures the running servers from outside, bounded in time and connections, on the loopback address only. {@link
 * hallpass.benchmark.Benchmarks} says what; nothing here passes or fails.
 */
@NullMarked
package hallpass.benchmark;

import org.jspecify.annotations.NullMarked;
