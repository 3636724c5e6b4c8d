package hallpass.resource.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import hallpass.resource.key.KeySet;
import hallpass.resource.key.KeySetRelay;
import jakarta.enterprise.event.Startup;
import java.io.IOException;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The relay with a source and a clock of the test's own; everything happens in the test's thread. */
class StatusRelayTest {

    private static final RSAKey KEY = key("k1");
    private static final RSAKey NEXT = key("k2");

    @TempDir
    Path data;

    private Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final InstantSource clock = () -> now;
    private final TestSource source = new TestSource();
    private List<RSAKey> published = List.of(KEY);
    private Optional<Duration> maxAge = Optional.empty();

    @Test
    void an_ended_session_is_refused_with_the_next_poll() {
        Service service = new Service();
        source.answers(lists(KEY).ended(5));

        assertEquals(TokenStatus.LIVE, service.status(5), "not known here yet, and fetched at once");

        assertEquals(TokenStatus.ENDED, service.status(5));
        assertEquals(TokenStatus.LIVE, service.status(6));
        assertEquals(TokenStatus.INVALID, service.status(1 << 20));
        assertEquals(TokenStatus.INVALID, service.status(-1));
    }

    @Test
    void a_list_elsewhere_is_neither_fetched_nor_believed() {
        Service service = new Service();

        assertEquals(TokenStatus.INVALID, service.lists.of("https://evil.example/status/0", 5));
        assertEquals(TokenStatus.INVALID, service.lists.of("file:///etc/passwd", 5));
        assertEquals(TokenStatus.INVALID, service.lists.of("https://id.example.org@evil.example/status/0", 5));
        assertEquals(0, source.fetches);
    }

    @Test
    void what_cannot_be_believed_leaves_the_list_that_is_held() {
        Service service = started(lists(KEY).ended(5));
        RSAKey forger = key("k1");

        source.answers(new TestLists(forger, now).signed(lists(KEY).ended()));
        service.poll();
        assertEquals(TokenStatus.ENDED, service.status(5), "forged");

        source.answers(lists(KEY).ended().issueTime(Date.from(now.minusSeconds(1))));
        service.poll();
        assertEquals(TokenStatus.ENDED, service.status(5), "older");

        source.fails();
        service.poll();
        assertEquals(TokenStatus.ENDED, service.status(5), "away");

        source.answers(lists(KEY).ended());
        service.poll();
        assertEquals(TokenStatus.LIVE, service.status(5), "a good one of the same second is taken");
    }

    @Test
    void an_older_list_that_says_the_same_confirms_the_one_held() {
        Service service = started(lists(KEY).ended(5));
        now = now.plusSeconds(20);
        source.answers(lists(KEY).ended(5).issueTime(Date.from(now.minusSeconds(30))));

        service.poll();

        assertEquals(Optional.of(Duration.ZERO), service.lists.age());
    }

    @Test
    void the_time_of_a_list_whose_key_was_withdrawn_binds_nobody() {
        published = List.of(KEY, NEXT);
        Service service = started(lists(KEY).ended(5));
        published = List.of(NEXT);
        source.answers(new TestLists(NEXT, now).signed(lists(NEXT).ended(6).issueTime(Date.from(now.minusSeconds(5)))));

        service.poll();

        assertEquals(TokenStatus.ENDED, service.status(6));
    }

    @Test
    void a_304_confirms_and_costs_nothing_else() {
        Service service = started(lists(KEY).ended(5));
        now = now.plusSeconds(20);
        source.unchanged();

        service.poll();

        assertEquals("\"tag\"", source.askedWith);
        assertEquals(Optional.of(Duration.ZERO), service.lists.age());
        assertEquals(TokenStatus.ENDED, service.status(5));
    }

    @Test
    void knowledge_may_grow_old_unless_the_configuration_says_otherwise() {
        Service patient = started(lists(KEY).ended(5));
        maxAge = Optional.of(Duration.ofSeconds(30));
        Service strict = started(lists(KEY).ended(5));
        source.fails();
        now = now.plusSeconds(31);
        patient.poll();
        strict.poll();

        assertEquals(TokenStatus.LIVE, patient.status(6));
        assertEquals(Optional.of(Duration.ofSeconds(31)), patient.lists.age());
        assertEquals(TokenStatus.STALE, strict.status(6));
        assertEquals(TokenStatus.ENDED, strict.status(5), "what has ended has ended");
    }

    @Test
    void a_service_that_starts_while_the_issuer_is_away_knows_what_had_ended() {
        started(lists(KEY).ended(5));
        source.fails();
        now = now.plus(Duration.ofHours(1));

        Service restarted = new Service();

        assertEquals(TokenStatus.ENDED, restarted.status(5));
        assertEquals(TokenStatus.LIVE, restarted.status(6));
        assertTrue(restarted.lists.age().isPresent());
    }

    @Test
    void what_somebody_wrote_onto_the_disk_is_not_believed() {
        started(lists(KEY).ended(5));
        published = List.of(NEXT);
        source.fails();

        assertEquals(TokenStatus.LIVE, new Service().status(5), "its key is not published any more");
    }

    @Test
    void lists_are_bounded_in_number() {
        Service service = new Service();
        source.fails();

        for (int i = 0; i < 200; i++) {
            assertEquals(TokenStatus.LIVE, service.lists.of(TestLists.ISSUER + "/status/" + i, 0));
        }

        assertTrue(service.lists.toFetch().size() <= StatusLists.MAX_LISTS);
    }

    @Test
    void a_list_of_nobody_is_given_up() {
        Service service = new Service();
        source.fails();
        service.status(0);

        for (int i = 0; i < 25; i++) {
            now = now.plusMillis(500);
            service.poll();
        }

        assertFalse(service.lists.toFetch().contains(TestLists.URI));
    }

    private Service started(JWTClaimsSet.Builder claims) {
        source.answers(claims);
        Service service = new Service();
        service.status(0);
        service.poll();
        return service;
    }

    private TestLists lists(RSAKey key) {
        return new TestLists(key, now);
    }

    /** One resource service. */
    private final class Service {
        private final StatusLists lists = new StatusLists();
        private Runnable polling = () -> {};

        Service() {
            StatusAddresses addresses = new StatusAddresses();
            addresses.issuer = TestLists.ISSUER;
            addresses.authUrl = "http://localhost:9081/auth";
            addresses.keySetUri = "http://localhost:9081/auth/jwks";
            addresses.read();
            lists.addresses = addresses;
            lists.clock = clock.withZone(ZoneOffset.UTC);
            lists.maxAge = maxAge;
            StatusRelay relay = new StatusRelay();
            relay.statuses = lists;
            relay.lists = lists;
            relay.source = source;
            relay.files = files();
            relay.keys = new KeySetRelay() {
                @Override
                public KeySet current() {
                    return keySet();
                }
            };
            relay.metrics = new StatusMetrics() {
                @Override
                void fetched(String outcome) {}
            };
            relay.clock = clock.withZone(ZoneOffset.UTC);
            relay.issuer = TestLists.ISSUER;
            relay.interval = Duration.ofMillis(500);
            relay.scheduler = Polling.into(repeated -> polling = repeated);
            relay.start(new Startup());
        }

        void poll() {
            polling.run();
        }

        TokenStatus status(long index) {
            return lists.of(TestLists.URI, index);
        }

        private StatusFiles files() {
            return new StatusFiles() {
                @Override
                Path folder() {
                    return StatusRelayTest.this.data.resolve("lists");
                }
            };
        }
    }

    private KeySet keySet() {
        try {
            return KeySet.parse(new JWKSet(List.copyOf(published)).toString(true), List.of("RS256"));
        } catch (ParseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private final class TestSource extends StatusSource {
        private CompletableFuture<Answer> answer = CompletableFuture.failedFuture(new IOException("away"));
        private int fetches;
        private String askedWith;

        void answers(JWTClaimsSet.Builder claims) {
            answers(lists(KEY).signed(claims));
        }

        void answers(String jws) {
            answer = CompletableFuture.completedFuture(new Answer(200, jws, "\"tag\""));
        }

        void unchanged() {
            answer = CompletableFuture.completedFuture(new Answer(304, null, "\"tag\""));
        }

        void fails() {
            answer = CompletableFuture.failedFuture(new IOException("away"));
        }

        @Override
        CompletableFuture<Answer> fetch(String uri, String tag) {
            fetches++;
            askedWith = tag;
            return answer;
        }

        @Override
        CompletableFuture<List<String>> all() {
            return CompletableFuture.completedFuture(List.of());
        }
    }

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
