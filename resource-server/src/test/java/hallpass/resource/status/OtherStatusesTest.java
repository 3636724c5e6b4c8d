package hallpass.resource.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import hallpass.resource.issuer.TrustedIssuer;
import hallpass.resource.key.KeySet;
import hallpass.resource.key.KeySetRelay;
import hallpass.resource.key.OtherKeySets;
import hallpass.resource.service.ThisService;
import jakarta.enterprise.event.Startup;
import java.io.IOException;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service with two other issuers that publish status lists, and one that does not. Their keys have one id. */
class OtherStatusesTest {

    private static final Instant NOW = Instant.parse("2026-11-30T21:00:00Z");
    private static final Map<String, RSAKey> KEYS = Map.of("old", key(), "next", key());

    @TempDir
    Path data;

    private final Map<String, String> published = new HashMap<>();
    private final List<Runnable> polls = new ArrayList<>();
    private final OtherStatuses statuses = new OtherStatuses();

    @BeforeEach
    void the_service_starts() {
        statuses.issuers = () -> List.of(issuer("old", true), issuer("next", true), issuer("cloak", false));
        statuses.keySets = new OtherKeySets() {
            @Override
            public KeySetRelay of(String issuer) {
                return keysOf(issuer);
            }
        };
        statuses.ownLists = new StatusLists();
        statuses.ownLists.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        statuses.ownLists.maxAge = Optional.empty();
        statuses.metrics = new QuietMetrics();
        statuses.ownGate = new StatusGate();
        statuses.ownGate.metrics = statuses.metrics;
        statuses.ownRelay = ownRelay();
        publish("old", "old", 5);
        publish("next", "next", 6);
        statuses.start(new Startup());
        poll();
    }

    private StatusRelay ownRelay() {
        StatusRelay relay = new StatusRelay();
        relay.clock = statuses.ownLists.clock;
        relay.interval = Duration.ofMillis(500);
        relay.files = new StatusFiles();
        relay.files.data = data;
        relay.files.service = new ThisService("notes");
        relay.source = new StatusSource() {
            @Override
            StatusSource of(StatusAddresses others) {
                return new TestSource();
            }
        };
        relay.metrics = statuses.metrics;
        relay.scheduler = Polling.into(polls::add);
        return relay;
    }

    @Test
    void the_same_place_may_have_ended_at_one_issuer_and_not_at_the_other() {
        assertFalse(allows("old", "old", 5));
        assertTrue(allows("old", "old", 6));
        assertTrue(allows("next", "next", 5));
        assertFalse(allows("next", "next", 6));
        assertEquals(Set.of("old", "next"), statuses.ages().keySet());
    }

    @Test
    void no_token_is_looked_up_in_the_list_of_another_issuer() {
        assertFalse(allows("next", "old", 6), "a place that lives there");
        assertFalse(allows("old", "next", 5));
    }

    @Test
    void a_list_that_another_issuers_key_signed_is_not_believed() {
        publish("old", "next");
        poll();

        assertFalse(allows("old", "old", 5), "the one that is held stays");
    }

    @Test
    void one_that_is_away_leaves_the_others_as_they_are() {
        published.remove(list("old"));
        publish("next", "next", 5, 6);
        poll();

        assertFalse(allows("next", "next", 5));
        assertFalse(allows("old", "old", 5));
        assertTrue(allows("old", "old", 6));
    }

    @Test
    void each_is_kept_on_the_disk_by_itself() {
        Path folder = data.resolve("status-lists").resolve("notes");

        assertEquals(1, folder.resolve("old").toFile().list().length);
        assertEquals(1, folder.resolve("next").toFile().list().length);
        assertEquals(2, folder.toFile().list().length);
    }

    @Test
    void nothing_is_asked_of_an_issuer_without_lists() {
        assertEquals(2, polls.size());
        assertThrows(IllegalArgumentException.class, () -> statuses.gate("cloak"));
    }

    private boolean allows(String issuer, String list, int place) {
        return statuses.gate(issuer).allows(new StatusReference(list(list), place));
    }

    private void poll() {
        polls.forEach(Runnable::run);
    }

    private void publish(String issuer, String signer, int... ended) {
        TestLists lists = new TestLists(KEYS.get(signer), NOW);
        published.put(
                list(issuer),
                lists.signed(lists.ended(ended).issuer(url(issuer)).subject(list(issuer))));
    }

    private static TrustedIssuer issuer(String name, boolean lists) {
        return new TrustedIssuer(
                name, url(name), url(name) + "/jwks", "notes", false, "client_id", List.of(), false, lists);
    }

    private static String url(String name) {
        return "https://" + name + ".example.org/auth";
    }

    private static String list(String name) {
        return url(name) + "/status/0";
    }

    private static KeySetRelay keysOf(String issuer) {
        return new KeySetRelay() {
            @Override
            public KeySet current() {
                try {
                    return KeySet.parse(new JWKSet(KEYS.get(issuer)).toString(true), List.of("RS256"));
                } catch (ParseException impossible) {
                    throw new IllegalStateException(impossible);
                }
            }
        };
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("k1").generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** All that is published, whoever asks: what is believed is the reader's part. */
    private final class TestSource extends StatusSource {

        @Override
        CompletableFuture<Answer> fetch(String uri, String tag) {
            String list = published.get(uri);
            return list == null
                    ? CompletableFuture.failedFuture(new IOException("away"))
                    : CompletableFuture.completedFuture(new Answer(200, list, null));
        }

        @Override
        CompletableFuture<List<String>> all() {
            return CompletableFuture.completedFuture(List.copyOf(published.keySet()));
        }
    }

    private static final class QuietMetrics extends StatusMetrics {

        @Override
        void ageOf(String issuer, TokenStatuses lists) {}

        @Override
        void fetched(String outcome) {}

        @Override
        void refused(TokenStatus status) {}
    }
}
