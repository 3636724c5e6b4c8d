package hallpass.benchmark;

import hallpass.launcher.LibertyServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A server under load. What its process has used is read from /proc, so this needs Linux. */
record Target(int port, long pid) {

    /** Clock ticks of /proc, USER_HZ: 100 a second on every Linux of today. */
    private static final double MILLIS_PER_TICK = 10;

    static Target of(LibertyServer server) {
        return new Target(server.httpPort(), server.pid());
    }

    double cpuMillis() throws IOException {
        String[] fields = stat(pid);
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * MILLIS_PER_TICK;
    }

    /** @return CPU of a process, of its children, and of former children that it has waited for */
    static double cpuMillisOfAll(long parent) throws IOException {
        String[] own = stat(parent);
        long ticks = 0;
        for (int field = 11; field <= 14; field++) {
            ticks += Long.parseLong(own[field]);
        }
        for (ProcessHandle child : ProcessHandle.of(parent).stream()
                .flatMap(ProcessHandle::children)
                .toList()) {
            try {
                String[] fields = stat(child.pid());
                ticks += Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
            } catch (NoSuchFileException ended) {
                continue; // it has just ended, so its parent counts it
            }
        }
        return ticks * MILLIS_PER_TICK;
    }

    private static String[] stat(long process) throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(process), "stat"));
        return stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    }

    /** @return resident memory in MiB */
    long residentMebibytes() throws IOException {
        return status("VmRSS:") / 1024;
    }

    long threads() throws IOException {
        return status("Threads:");
    }

    private long status(String name) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"))) {
            if (line.startsWith(name)) {
                return Long.parseLong(line.replaceAll("\\D", ""));
            }
        }
        throw new IOException("no " + name + " for " + pid);
    }
}
