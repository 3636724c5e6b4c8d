package hallpass.auth.key;

import java.time.Duration;

/**
 * The times of a key's life.
 *
 * @param lead how long a key is published before it signs
 * @param rotation how long it signs; zero for ever
 * @param tokenLifetime how long a token lives
 * @param margin how long it is published after its last token has died: clock skew, and a replica that is a little late
 */
record KeyTimes(Duration lead, Duration rotation, Duration tokenLifetime, Duration margin) {

    boolean rotates() {
        return !rotation.isZero() && !rotation.isNegative();
    }
}
