package hallpass.verifier.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StatusListsTest {

    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");
    private static final long EVERY_MILLIS = 20;

    private Publisher publisher;
    private StatusLists lists;

    @BeforeEach
    void start() throws IOException {
        publisher = new Publisher();
        publisher.publish(NOON, 7);
        lists = new StatusLists(publisher.issuer(), Publisher::claims, EVERY_MILLIS);
    }

    @AfterEach
    void stop() {
        lists.close();
        publisher.close();
    }

    @Test
    void a_session_is_live_until_the_list_says_that_it_ended() {
        assertTrue(isLive(3));
        assertFalse(isLive(7));

        publisher.publish(NOON.plusSeconds(1), 3, 7);

        eventually(() -> !isLive(3));
        assertTrue(isLive(4));
    }

    @Test
    void an_unchanged_list_is_not_sent_again() {
        assertTrue(isLive(3));

        eventually(() -> publisher.unchanged() > 1);

        assertEquals(1, publisher.sent());
        assertTrue(isLive(3));
        assertFalse(isLive(7));
    }

    @Test
    void what_was_read_goes_on_counting_while_the_list_cannot_be_read() {
        assertTrue(isLive(3));

        publisher.fail();
        eventually(() -> publisher.failed() > 1);
        boolean live = isLive(3);
        boolean ended = !isLive(7);
        publisher.publish(NOON.plusSeconds(1), 3);

        assertTrue(live && ended);
        eventually(() -> !isLive(3));
    }

    @Test
    void a_list_that_was_never_read_lets_nobody_in() {
        publisher.fail();

        assertFalse(isLive(3));

        publisher.publish(NOON);
        eventually(() -> isLive(3));
    }

    @Test
    void an_older_list_brings_no_session_back() {
        assertFalse(isLive(7));

        publisher.publish(NOON.minusSeconds(1));
        eventually(() -> publisher.sent() > 2);

        assertFalse(isLive(7));
    }

    @Test
    void another_list_is_not_believed() {
        publisher.publishAs(publisher.issuer() + "/status/1", NOON);

        assertFalse(isLive(3));
    }

    @Test
    void a_place_that_the_list_does_not_have_is_not_live() {
        assertTrue(isLive(Publisher.PLACES - 1));

        assertFalse(isLive(Publisher.PLACES));
        assertFalse(isLive(-1));
        assertFalse(isLive(Long.MAX_VALUE));
    }

    @Test
    void a_list_at_another_address_is_not_asked_for() {
        String beside = publisher.issuer().replace("/auth", "/other") + "/status/0";

        assertFalse(lists.isLive(status(beside, 3L)));

        assertEquals(0, publisher.sent() + publisher.failed());
    }

    @Test
    void a_token_without_a_place_has_no_session_that_could_end() {
        assertTrue(lists.isLive(null));
    }

    @Test
    void a_claim_of_another_form_is_not_live() {
        for (Object claim : List.of(
                "0",
                Map.of(),
                Map.of("status_list", 0),
                Map.of("status_list", Map.of("idx", 3L)),
                status(publisher.issuer() + "/status/0", "3"))) {
            assertFalse(lists.isLive(claim), claim::toString);
        }
    }

    private boolean isLive(long place) {
        return lists.isLive(status(publisher.issuer() + "/status/0", place));
    }

    private static Map<String, Object> status(String address, Object place) {
        return Map.of("status_list", Map.of("uri", address, "idx", place));
    }

    private static void eventually(BooleanSupplier condition) {
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            while (!condition.getAsBoolean()) {
                LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
            }
        });
    }
}
