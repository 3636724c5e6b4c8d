package hallpass.auth.status;

import hallpass.database.Migrated;
import hallpass.resource.problem.ProblemException;
import hallpass.resource.setting.Setting;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The places that ended, in the memory of this replica. It follows the database several times a second, and knows at
 * once what this replica ended itself.
 *
 * <p>A poll reads again everything that ended within {@link #WINDOW}, because a transaction is seen when it commits
 * and not when it took its time; the window is longer than a transaction may last. From time to time everything is
 * read, and what ended so long ago that its last access token is dead drops out.
 */
@ApplicationScoped
class EndedIndexes {

    private static final Logger LOG = System.getLogger(EndedIndexes.class.getName());

    /** Liberty ends a transaction after 120 s; replicas' clocks may differ by some seconds. */
    private static final Duration WINDOW = Duration.ofSeconds(140);

    private static final Duration WHOLE_EVERY = Duration.ofSeconds(30);

    /** No resource service takes an access token that lives longer than an hour. */
    private static final Duration LISTED = Duration.ofMinutes(65);

    private record View(StatusBits[] lists, Instant asOf) {}

    @Resource
    ManagedScheduledExecutorService scheduler;

    @Inject
    StatusRows rows;

    @Inject
    Clock clock;

    @Inject
    @Setting(name = "hallpass.status.refresh", defaultValue = "PT0.5S")
    Duration interval;

    private volatile @Nullable View view;
    private Instant wholeAt = Instant.MIN;
    private boolean failing;
    private @Nullable ScheduledFuture<?> following;

    void begin(@Observes Migrated migrated) {
        read(true);
        if (following == null) {
            following = scheduler.scheduleWithFixedDelay(
                    this::follow, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @PreDestroy
    void stop() {
        if (following != null) {
            following.cancel(false);
        }
    }

    /**
     * After the commit and before the answer. It waits for a reading that is under way, which may have begun before the
     * commit, and would take the bit away again if it came second.
     */
    synchronized void ended(@Observes(during = TransactionPhase.AFTER_SUCCESS) IndexEnded event) {
        View current = current();
        int list = StatusIndex.list(event.id());
        StatusBits[] lists = grown(current.lists(), list + 1); // another replica may have opened it a moment ago
        lists[list].set(StatusIndex.index(event.id()));
        view = new View(lists, current.asOf());
    }

    /** @return the lists of now; never changed but for their bits */
    StatusBits[] lists() {
        return current().lists();
    }

    /** @return when the database was asked: the lists hold at least what had ended by then */
    Instant asOf() {
        return current().asOf();
    }

    boolean known() {
        return view != null;
    }

    private View current() {
        View current = view;
        if (current == null) {
            throw ProblemException.unavailable("The status lists are not here yet.", Duration.ofSeconds(2));
        }
        return current;
    }

    private void follow() {
        try {
            read(clock.instant().isAfter(wholeAt.plus(WHOLE_EVERY)));
            if (failing) {
                LOG.log(Level.INFO, "The ended sessions can be read again");
            }
            failing = false;
        } catch (RuntimeException unavailable) { // what is known stays, and the next one reads again
            if (!failing) {
                LOG.log(Level.WARNING, "The ended sessions cannot be read now: " + unavailable);
            }
            failing = true;
        }
    }

    private synchronized void read(boolean whole) {
        Instant asOf = clock.instant();
        View former = view;
        StatusRows.Ended read = rows.endedSince(asOf.minus(whole ? LISTED : WINDOW));
        StatusBits[] lists = grown(whole || former == null ? new StatusBits[0] : former.lists(), read.lists());
        for (long id : read.ended()) {
            lists[StatusIndex.list(id)].set(StatusIndex.index(id));
        }
        if (whole && former != null) {
            keepUnchanged(former.lists(), lists);
        }
        view = new View(lists, asOf);
        wholeAt = whole ? asOf : wholeAt;
    }

    private static StatusBits[] grown(StatusBits[] lists, int size) {
        if (size <= lists.length) {
            return lists;
        }
        StatusBits[] more = Arrays.copyOf(lists, size);
        for (int i = lists.length; i < size; i++) {
            more[i] = new StatusBits();
        }
        return more;
    }

    /** Keeps the object of a list that has not changed, and so its signature. */
    private static void keepUnchanged(StatusBits[] former, StatusBits[] lists) {
        for (int i = 0; i < Math.min(former.length, lists.length); i++) {
            if (former[i].sameAs(lists[i])) {
                lists[i] = former[i];
            }
        }
    }
}
