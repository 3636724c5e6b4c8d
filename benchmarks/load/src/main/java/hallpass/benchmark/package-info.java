/**
 * Measures running servers from outside, with limits on time and connections, on the loopback address only. Start
 * reading at {@link hallpass.benchmark.Benchmarks}. Nothing here passes or fails.
 */
@NullMarked
package hallpass.benchmark;

import org.jspecify.annotations.NullMarked;
