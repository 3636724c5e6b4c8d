/**
 * Starts the servers that the build has made, each as a process of its own: for people ({@link hallpass.launcher.Run}),
 * system tests and benchmarks ({@link hallpass.launcher.LibertyServer}).
 */
@NullMarked
package hallpass.launcher;

import org.jspecify.annotations.NullMarked;
