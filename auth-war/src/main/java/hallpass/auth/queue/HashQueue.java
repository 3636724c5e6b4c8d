package hallpass.auth.queue;

import hallpass.resource.problem.ProblemException;
import hallpass.resource.setting.Setting;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;

/**
 * Lets in a few more requests than hashes are computed at once, so that a processor is busy while another request waits
 * for the database. The others wait in turn. How many may wait is limited: people at the end of a long queue would have
 * left before the answer.
 */
@ApplicationScoped
public class HashQueue {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
    private static final int BESIDE_HASHES = 2;

    /** How many hashes at once; by default one a processor. */
    @Inject
    @Setting(name = "hallpass.password.hash.parallel")
    OptionalInt parallel;

    /** How many may wait. */
    @Inject
    @Setting(name = "hallpass.password.hash.waiting", defaultValue = "200")
    int waitingLimit;

    private final Queue<Turn> waiting = new ArrayDeque<>();
    private int free;

    @PostConstruct
    void open() {
        free = BESIDE_HASHES + atOnce(parallel);
    }

    /** @return how many hashes are computed at once */
    public static int atOnce(OptionalInt configured) {
        return Math.max(1, configured.orElse(Runtime.getRuntime().availableProcessors()));
    }

    /** @return 503 */
    public static ProblemException busy() {
        return ProblemException.unavailable("Too many sign-ins at once. Try again shortly.", RETRY_AFTER);
    }

    /** @return empty if too many wait already; otherwise to be ended, whatever happens */
    synchronized Optional<Turn> join() {
        Turn turn = new Turn(this);
        if (free > 0) {
            free--;
            turn.comes();
        } else if (waiting.size() < waitingLimit) {
            waiting.add(turn);
        } else {
            return Optional.empty();
        }
        return Optional.of(turn);
    }

    void end(Turn turn) {
        next(turn).ifPresent(Turn::comes);
    }

    /** @return who gets the place */
    private synchronized Optional<Turn> next(Turn ended) {
        if (waiting.remove(ended)) {
            return Optional.empty(); // it had none
        }
        Turn next = waiting.poll();
        if (next == null) {
            free++;
        }
        return Optional.ofNullable(next);
    }
}
