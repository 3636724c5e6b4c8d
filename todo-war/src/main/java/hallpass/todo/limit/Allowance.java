package hallpass.todo.limit;

import java.time.Duration;

/**
 * The requests that one user may still send: a bucket that holds one minute's requests and is refilled evenly. A burst
 * may take as much as a steady stream.
 */
final class Allowance {
    private static final double NANOS_PER_MINUTE = Duration.ofMinutes(1).toNanos();

    private final int perMinute;
    private double left;
    private long at;

    Allowance(int perMinute, long now) {
        this.perMinute = perMinute;
        this.left = perMinute;
        this.at = now;
    }

    /**
     * Takes one, if there is one.
     *
     * @param now in nanoseconds; if the clock goes back, nothing is refilled
     */
    synchronized Taken take(long now) {
        left = refilled(now);
        at = now;
        boolean granted = left >= 1;
        if (granted) {
            left--;
        }
        return new Taken(granted, (long) left, seconds(granted ? perMinute - left : 1 - left));
    }

    synchronized boolean fullAt(long now) {
        return refilled(now) >= perMinute;
    }

    private double refilled(long now) {
        return Math.min(perMinute, left + Math.max(0, now - at) * perMinute / NANOS_PER_MINUTE);
    }

    private long seconds(double requests) {
        return (long) Math.ceil(requests * 60 / perMinute);
    }

    /**
     * @param left whole requests
     * @param seconds until the bucket is full again; if it isn't granted, until one request is there
     */
    record Taken(boolean granted, long left, long seconds) {}
}
