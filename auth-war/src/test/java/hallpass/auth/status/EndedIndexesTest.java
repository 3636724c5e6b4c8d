package hallpass.auth.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.database.Migrated;
import hallpass.resource.problem.ProblemException;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EndedIndexesTest {

    private static final long OF_SECOND_LIST = StatusIndex.LIST_SIZE + 3L;

    private final TestRows rows = new TestRows();
    private final EndedIndexes ended = new EndedIndexes();
    private Runnable poll = () -> {};
    private Instant now = Instant.parse("2026-11-22T10:00:00Z");

    EndedIndexesTest() {
        ended.rows = rows;
        ended.interval = Duration.ofMillis(250);
        InstantSource source = () -> now;
        ended.clock = source.withZone(ZoneOffset.UTC);
        ended.scheduler = (ManagedScheduledExecutorService) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ManagedScheduledExecutorService.class},
                (proxy, method, arguments) -> {
                    poll = (Runnable) arguments[0];
                    return null;
                });
    }

    @Test
    void nothing_is_said_before_the_database_was_read() {
        assertThrows(ProblemException.class, ended::lists);
    }

    @Test
    void follows_what_other_replicas_end() {
        ended.begin(new Migrated());
        rows.ended.add(7L);
        now = now.plusMillis(250);

        poll.run();

        assertTrue(ended.lists()[0].get(7));
        assertEquals(now, ended.asOf());
    }

    @Test
    void reads_again_what_ended_up_to_two_minutes_ago_for_it_may_have_been_committed_only_now() {
        ended.begin(new Migrated());
        now = now.plusMillis(250);

        poll.run();

        assertTrue(Duration.between(rows.since, now).compareTo(Duration.ofSeconds(130)) > 0);
    }

    @Test
    void knows_at_once_what_was_ended_here_also_in_a_list_that_is_new_to_it() {
        ended.begin(new Migrated());

        ended.ended(new IndexEnded(5));
        ended.ended(new IndexEnded(OF_SECOND_LIST));

        assertTrue(ended.lists()[0].get(5));
        assertTrue(ended.lists()[1].get(3));
        assertFalse(ended.lists()[0].get(6));
    }

    @Test
    void forgets_what_ended_long_ago_and_keeps_the_list_where_nothing_changed() {
        rows.ended.add(7L);
        ended.begin(new Migrated());
        StatusBits before = ended.lists()[0];

        now = now.plusSeconds(31);
        poll.run();
        assertSame(before, ended.lists()[0], "and with it the signature");

        rows.ended.clear();
        now = now.plusSeconds(31);
        poll.run();
        assertNotSame(before, ended.lists()[0]);
        assertFalse(ended.lists()[0].get(7));
    }

    @Test
    void goes_on_with_what_it_knows_while_the_database_is_away() {
        rows.ended.add(7L);
        ended.begin(new Migrated());
        Instant read = ended.asOf();
        rows.away = true;
        now = now.plusSeconds(60);

        poll.run();

        assertTrue(ended.lists()[0].get(7));
        assertEquals(read, ended.asOf());
    }

    private static final class TestRows extends StatusRows {
        private final List<Long> ended = new ArrayList<>();
        private boolean away;
        private Instant since = Instant.MIN;

        @Override
        Ended endedSince(Instant asked) {
            if (away) {
                throw new IllegalStateException("away");
            }
            since = asked;
            return new Ended(1, List.copyOf(ended));
        }
    }
}
