package hallpass.todo.limit;

import java.time.Duration;

/** One user's requests of one minute: a bucket that is refilled evenly, so that a burst is as good as a steady stream. */
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
     * @param now of a clock that never goes back, in nanoseconds
     */
    synchronized Taken take(long now) {
        left = Math.min(perMinute, left + (now - at) * perMinute / NANOS_PER_MINUTE);
        at = now;
        boolean granted = left >= 1;
        if (granted) {
            left--;
        }
        return new Taken(granted, (long) left, seconds(granted ? perMinute - left : 1 - left));
    }

    synchronized boolean fullAt(long now) {
        return left + (now - at) * perMinute / NANOS_PER_MINUTE >= perMinute;
    }

    private long seconds(double requests) {
        return (long) Math.ceil(requests * 60 / perMinute);
    }

    /**
     * @param left whole requests
     * @param seconds until all are there again; where it isn't granted, until one is
     */
    record Taken(boolean granted, long left, long seconds) {}
}
