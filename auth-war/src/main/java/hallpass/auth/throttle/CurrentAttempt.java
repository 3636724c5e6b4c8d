package hallpass.auth.throttle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** The guess that this thread is about to check. A password hash that had to wait asks whether it may still go on. */
@ApplicationScoped
public class CurrentAttempt {

    private final ThreadLocal<@Nullable Attempt> attempt = new ThreadLocal<>();

    @Inject
    Throttle throttle;

    public void is(Attempt current) {
        attempt.set(current);
    }

    public void isOver() {
        attempt.remove();
    }

    /** As {@link Throttle#require}; nothing if nobody guesses. */
    public void requireStill() {
        Attempt current = attempt.get();
        if (current != null) {
            throttle.require(current);
        }
    }
}
