package hallpass.benchmark;

import hallpass.launcher.LibertyServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A server under load, and what its process has used (read from /proc: Linux). */
record Target(int port, long pid) {

    /** Clock ticks of /proc, USER_HZ: 100 a second on every Linux of today. */
    private static final double MILLIS_PER_TICK = 10;

    static Target of(LibertyServer server) {
        return new Target(server.httpPort(), server.pid());
    }

    double cpuMillis() throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * MILLIS_PER_TICK;
    }

    /** @return MiB of memory that is really there (resident set) */
    long residentMebibytes() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
            }
        }
        throw new IOException("no VmRSS for " + pid);
    }
}
