package hallpass.auth.page;

import java.time.Duration;

/** Says to people how long they have to wait. */
final class Waits {

    private static final int MANY_SECONDS = 120;
    private static final int SECONDS_IN_MINUTE = 60;

    private Waits() {}

    static String text(Texts texts, Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        if (seconds == 1) {
            return texts.text("error.wait.one");
        }
        return seconds <= MANY_SECONDS
                ? texts.text("error.wait.seconds", seconds)
                : texts.text("error.wait.minutes", (seconds + SECONDS_IN_MINUTE - 1) / SECONDS_IN_MINUTE);
    }
}
