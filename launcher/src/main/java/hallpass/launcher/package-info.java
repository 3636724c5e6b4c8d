/**
 * Starts the servers that the build has made, as processes of their own: for people ({@link hallpass.launcher.Run}),
 * system tests and benchmarks ({@link hallpass.launcher.LibertyServer}).
 */
@NullMarked
package hallpass.launcher;

import org.jspecify.annotations.NullMarked;
