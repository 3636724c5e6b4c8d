package hallpass.resource.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import hallpass.resource.issuer.TrustedIssuer;
import hallpass.resource.service.SettingException;
import hallpass.resource.service.ThisService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.event.Startup;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service with two other issuers; everything happens in the test's thread. */
class OtherKeySetsTest {

    private static final Instant NOW = Instant.parse("2026-11-30T21:00:00Z");
    private static final String OLD = "https://old.example.org/auth/jwks";
    private static final String CLOAK = "https://cloak.example.org/certs";

    @TempDir
    Path data;

    private final Map<String, RSAKey> published = new HashMap<>(Map.of(OLD, key(), CLOAK, key()));
    private final List<String> gauges = new ArrayList<>();

    @Test
    void each_issuer_has_keys_of_its_own_under_one_id() {
        OtherKeySets sets = started();

        assertNotNull(sets.of("old").key("k1"));
        assertNotNull(sets.of("cloak").key("k1"));
        assertNotSame(sets.of("old").key("k1"), sets.of("cloak").key("k1"));
        assertEquals(Set.of("old", "cloak"), sets.ages().keySet());
        assertEquals(List.of("old", "cloak"), gauges);
        assertThrows(IllegalArgumentException.class, () -> sets.of("other"));
    }

    @Test
    void each_is_kept_on_the_disk_by_itself_and_believed_for_itself_only() throws IOException {
        started();
        Path folder = data.resolve("key-sets").resolve("notes");
        assertTrue(Files.exists(folder.resolve("old.json")));
        published.clear(); // all are away
        Files.copy(folder.resolve("old.json"), folder.resolve("cloak.json"), StandardCopyOption.REPLACE_EXISTING);

        OtherKeySets again = started();

        assertNotNull(again.of("old").key("k1"));
        assertNull(again.of("cloak").key("k1"), "these are another issuer's");
    }

    @Test
    void one_that_is_away_leaves_the_others_and_the_service_ready() {
        published.remove(CLOAK);

        OtherKeySets sets = started();

        assertNotNull(sets.of("old").key("k1"));
        assertNull(sets.of("cloak").key("k1"));
        assertEquals(Set.of("old"), sets.ages().keySet());
        assertTrue(sets.haveKeys());
    }

    @Test
    void without_any_keys_it_is_not_ready() {
        published.clear();

        assertFalse(started().haveKeys());
    }

    @Test
    void a_wrong_setting_stops_the_start() {
        OtherKeySets sets = new OtherKeySets();
        sets.issuers = () -> {
            throw new SettingException("HALLPASS_ISSUER_OLD_URL is missing.");
        };

        assertThrows(SettingException.class, () -> sets.start(new Startup()));
    }

    private OtherKeySets started() {
        KeySetRelay own = new KeySetRelay();
        own.file = new KeySetFile();
        own.file.data = data;
        own.file.issuer = "https://id.example.org/auth";
        own.file.service = new ThisService("notes");
        own.file.algorithms = List.of("RS256");
        own.algorithms = own.file.algorithms;
        own.refresh = Duration.ofSeconds(2);
        own.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        own.metrics = new KeyMetrics() {
            @Override
            void fetched(String outcome) {}

            @Override
            void ageOf(String issuer, KeySetRelay relay) {
                gauges.add(issuer);
            }
        };
        own.scheduler = (ManagedScheduledExecutorService) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ManagedScheduledExecutorService.class},
                (proxy, method, arguments) -> {
                    ((Runnable) arguments[0]).run();
                    return null;
                });
        OtherKeySets sets = new OtherKeySets();
        sets.own = own;
        sets.metrics = own.metrics;
        sets.issuers = () -> List.of(issuer("old", OLD), issuer("cloak", CLOAK));
        sets.http = new HttpKeySetSource() {
            @Override
            String keySetJson(String address) throws IOException {
                if (!published.containsKey(address)) {
                    throw new IOException("away");
                }
                return new JWKSet(published.get(address)).toString(true);
            }
        };
        sets.start(new Startup());
        return sets;
    }

    private static TrustedIssuer issuer(String name, String keys) {
        return new TrustedIssuer(
                name, "https://" + name + ".example.org", keys, "notes", false, "client_id", List.of(), false, true);
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("k1").generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
