package hallpass.resource.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import hallpass.resource.service.ThisService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.event.Startup;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The relay with a source and a clock of the test's own; everything happens in the test's thread. */
class KeySetRelayTest {

    private static final RSAKey KEY = key("k1");
    private static final RSAKey NEXT = key("k2");
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @TempDir
    Path data;

    private Instant now = NOW;
    private String issuer = "https://id.example.org/auth";
    private KeySetSource source = () -> new JWKSet(KEY).toString(true);
    private final List<String> outcomes = new ArrayList<>();

    @Test
    void a_service_that_starts_while_the_issuer_is_away_has_the_keys_and_their_age() {
        started().refetch(new KeySetChanged());
        source = KeySetRelayTest::away;
        now = NOW.plusSeconds(90);

        KeySetRelay again = started();

        assertNotNull(again.key("k1"));
        assertEquals(Optional.of(Duration.ofSeconds(90)), again.age());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{}", "null", "{\"keys\":[]}", "\u0000\u0000", "{\"issuer\":\"ISSUER\"}"})
    void what_is_damaged_on_the_disk_is_none(String text) throws IOException {
        started().refetch(new KeySetChanged());
        Files.writeString(file(), text.replace("ISSUER", issuer));

        KeySetRelay again = started();

        assertFalse(again.hasKeys());
        assertEquals(Optional.empty(), again.age());
        again.refetch(new KeySetChanged());
        assertTrue(again.hasKeys(), "the issuer says it anew");
    }

    @Test
    void the_keys_of_another_issuer_on_the_disk_are_not_believed() {
        started().refetch(new KeySetChanged());
        issuer = "https://other.example.org/auth";

        assertNull(started().key("k1"));
    }

    @Test
    void a_key_set_without_a_name_on_the_disk_is_not_believed() throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), new JWKSet(NEXT).toString(true));

        assertNull(started().key("k2"));
    }

    @Test
    void what_cannot_be_had_or_believed_leaves_the_keys_that_are_held() {
        KeySetRelay relay = started();
        relay.refetch(new KeySetChanged());
        PublishedKey held = relay.key("k1");

        source = KeySetRelayTest::away;
        relay.refetch(new KeySetChanged());
        source = () -> "{\"keys\":[]}";
        relay.refetch(new KeySetChanged());
        source = () -> new JWKSet(KEY).toString(true);
        relay.refetch(new KeySetChanged());

        assertSame(held, relay.key("k1"), "what was verified with it need not be verified again");
        assertEquals(List.of("changed", "failed", "refused", "unchanged"), outcomes);
    }

    @Test
    void a_withdrawn_key_dies_also_where_the_disk_cannot_be_written() throws IOException {
        KeySetRelay relay = started();
        relay.refetch(new KeySetChanged());
        Files.delete(file());
        Files.createDirectories(file().resolve("in the way"));
        source = () -> new JWKSet(NEXT).toString(true);

        relay.refetch(new KeySetChanged());

        assertNull(relay.key("k1"));
        assertNotNull(relay.key("k2"));
        assertEquals(List.of("changed", "changed"), outcomes);
    }

    private KeySetRelay started() {
        KeySetFile kept = new KeySetFile();
        kept.data = data;
        kept.issuer = issuer;
        kept.algorithms = List.of("RS256");
        kept.service = new ThisService("notes");
        KeySetRelay relay = new KeySetRelay();
        relay.file = kept;
        relay.listener = keys -> {};
        relay.algorithms = kept.algorithms;
        relay.refresh = Duration.ofSeconds(2);
        relay.clock = Clock.fixed(now, ZoneOffset.UTC);
        relay.source = () -> source.keySetJson();
        relay.metrics = new KeyMetrics() {
            @Override
            void fetched(String outcome) {
                outcomes.add(outcome);
            }
        };
        relay.scheduler = (ManagedScheduledExecutorService) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ManagedScheduledExecutorService.class},
                (proxy, method, arguments) -> null);
        relay.start(new Startup());
        return relay;
    }

    private Path file() {
        return data.resolve("key-sets").resolve("notes.json");
    }

    private static String away() throws IOException {
        throw new IOException("away");
    }

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
