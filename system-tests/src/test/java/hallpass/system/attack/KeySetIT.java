package hallpass.system.attack;

import static hallpass.system.http.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.sun.net.httpserver.HttpHandler;
import hallpass.system.http.Parallel;
import hallpass.system.servers.OwnServers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Good and bad key sets of the issuer, as a to-do server of its own sees them. */
@OwnServers
@ExtendWith(AttackedOften.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeySetIT {

    private static final String PROTECTED = "/todo/lists";

    /** How long a withdrawn key may still be accepted, by the contract. */
    private static final Duration WITHDRAWN_WITHIN = Duration.ofSeconds(5);

    /** Below the hundred keys that a service takes at most. */
    private static final int AT_ONCE = 90;

    private static final Duration MOMENTS = Duration.ofSeconds(10);

    /** A key that is never published. */
    private static final RSAKey UNKNOWN = FakeIssuer.rsa();

    private final Attacked attacked;
    private final FakeIssuer issuer;
    private CountDownLatch hanging;

    KeySetIT(Attacked attacked) {
        this.attacked = attacked;
        this.issuer = attacked.issuer();
    }

    @BeforeEach
    void all_is_well() {
        hanging = new CountDownLatch(1);
        issuer.publishes(issuer.key());
        eventually(MOMENTS, () -> status(issuer.draft().signed()), status -> status == 200);
    }

    @AfterEach
    void nothing_hangs_on() {
        hanging.countDown();
    }

    @Test
    void a_new_key_works_soon_and_a_withdrawn_one_dies_also_for_a_token_that_was_taken() {
        RSAKey next = FakeIssuer.rsa();
        String old = issuer.draft().signed();
        String young = new Draft(next).signed();
        assertEquals(200, status(old));
        assertEquals(401, status(young));

        issuer.publishes(issuer.key(), next);
        eventually(MOMENTS, () -> status(young), status -> status == 200);
        assertEquals(200, status(old));

        issuer.publishes(next);
        eventually(WITHDRAWN_WITHIN, () -> status(old), status -> status == 401);
        assertEquals(200, status(young));

        issuer.publishes(issuer.key(), next);
        eventually(MOMENTS, () -> status(old), status -> status == 200);
    }

    @Test
    void a_key_that_took_over_a_name_is_the_only_one_of_that_name() {
        RSAKey replaced = FakeIssuer.rsa();
        RSAKey other = FakeIssuer.rsa(2048, replaced.getKeyID());
        issuer.publishes(issuer.key(), replaced);
        String before = new Draft(replaced).signed();
        eventually(MOMENTS, () -> status(before), status -> status == 200);

        issuer.publishes(issuer.key(), other);

        eventually(WITHDRAWN_WITHIN, () -> status(before), status -> status == 401);
        assertEquals(200, status(new Draft(other).signed()));
        assertEquals(401, status(new Draft(replaced).signed()));
    }

    @Test
    void a_key_for_another_purpose_verifies_nothing() throws Exception {
        List<KeyAttacks.Published> attacks = KeyAttacks.all();
        ECKey curve = FakeIssuer.ec();
        String good = issuer.key().toPublicJWK() + "," + curve.toPublicJWK();
        List<String> taken = new ArrayList<>();
        for (int first = 0; first < attacks.size(); first += AT_ONCE) {
            List<KeyAttacks.Published> some = attacks.subList(first, Math.min(first + AT_ONCE, attacks.size()));
            issuer.answers(
                    200,
                    some.stream()
                            .map(KeyAttacks.Published::published)
                            .collect(Collectors.joining(",", "{\"keys\":[", "," + good + "]}")));
            fetched();

            assertEquals(200, status(new Draft(curve).signed()), "the others of the set are used");
            assertEquals(200, status(issuer.draft().signed()));
            some.stream()
                    .filter(attack -> status(new Draft(attack.signer()).signed()) != 401)
                    .forEach(attack -> taken.add(attack.name()));
        }
        assertEquals(List.of(), taken);
    }

    @Test
    void a_change_of_algorithm_is_a_rotation_and_each_key_signs_by_its_own_only() {
        ECKey next = FakeIssuer.ec();
        String old = issuer.draft().signed();
        issuer.publishes(issuer.key(), next);
        eventually(MOMENTS, () -> status(new Draft(next).signed()), status -> status == 200);

        assertEquals(200, status(old));
        for (JWK key : List.of(issuer.key(), next)) {
            JWK other = key == next ? issuer.key() : next;
            assertEquals(401, status(new Draft(key).signed(other)));
            String alg = key == next ? "\"RS256\"" : "\"ES256\"";
            assertEquals(401, status(new Draft(key).header("alg", alg).signed()));
            assertEquals(401, status(new Draft(key).header("alg", alg).signed(other)));
        }

        issuer.publishes(next);
        eventually(WITHDRAWN_WITHIN, () -> status(old), status -> status == 401);
        assertEquals(200, status(new Draft(next).signed()));
    }

    @ParameterizedTest
    @MethodSource
    void a_bad_key_set_changes_nothing(HttpHandler answer) {
        String known = issuer.draft().signed();

        issuer.answers(answer);
        fetched();

        assertEquals(200, status(known));
        assertEquals(200, status(issuer.draft().signed()));
        assertEquals(401, status(new Draft(UNKNOWN).signed()));
    }

    static Stream<Arguments> a_bad_key_set_changes_nothing() {
        RSAKey key = FakeIssuer.rsa();
        String set = new JWKSet(key.toPublicJWK()).toString();
        RSAKey twin = FakeIssuer.rsa(2048, key.getKeyID()).toPublicJWK();
        List<Arguments> answers = new ArrayList<>();
        for (int status : new int[] {201, 204, 301, 302, 304, 307, 400, 401, 403, 404, 429, 500, 502, 503}) {
            answers.add(argumentSet("status " + status, (HttpHandler) exchange -> {
                exchange.getResponseHeaders().set("Location", "/elsewhere");
                FakeIssuer.send(
                        exchange, status, "application/json", status == 204 || status == 304 ? new byte[0] : utf8(set));
            }));
        }
        for (String body : new String[] {
            "",
            " ",
            "null",
            "true",
            "1",
            "\"keys\"",
            "[]",
            "{}",
            "<html></html>",
            "{\"keys\":null}",
            "{\"keys\":{}}",
            "{\"keys\":\"\"}",
            "{\"keys\":[]}",
            "{\"keys\":[null]}",
            "{\"keys\":[1]}",
            "{\"Keys\":[]}",
            set.substring(0, set.length() / 2),
            "[".repeat(100_000),
            "{\"keys\":".repeat(20_000),
            "{\"keys\":[" + key.toPublicJWK() + "," + twin + "]}",
            set.replace("{\"keys\"", "{\"keys\":[],\"keys\""),
            set.replace("\"kty\":\"RSA\"", "\"kty\":\"EC\",\"kty\":\"RSA\""),
            set + set,
            set + "x",
            "x".repeat(10 << 20),
            "{\"keys\":[" + "{},".repeat(30_000) + "{}]}"
        }) {
            answers.add(argumentSet(body.length() > 30 ? body.substring(0, 30) + "…" : "'" + body + "'", (HttpHandler)
                    exchange -> FakeIssuer.send(exchange, 200, "application/jwk-set+json", utf8(body))));
        }
        answers.add(argumentSet("zipped", (HttpHandler) exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            FakeIssuer.send(exchange, 200, "application/jwk-set+json", zipped(utf8(set)));
        }));
        answers.add(argumentSet("a bomb, zipped", (HttpHandler) exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            FakeIssuer.send(exchange, 200, "application/jwk-set+json", zipped(new byte[64 << 20]));
        }));
        answers.add(argumentSet("hangs up", (HttpHandler) exchange -> exchange.close()));
        answers.add(argumentSet("hangs up in the body", (HttpHandler) exchange -> {
            exchange.sendResponseHeaders(200, 10_000);
            exchange.getResponseBody().write(utf8(set));
            exchange.close();
        }));
        answers.add(argumentSet("without an end", (HttpHandler) exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                for (int i = 0; i < 10_000; i++) {
                    body.write(utf8(" ".repeat(10_000)));
                }
            }
        }));
        return answers.stream();
    }

    @Test
    void a_key_set_that_never_comes_blocks_nobody() {
        issuer.answers(exchange -> {
            await(hanging, 60_000);
            exchange.close();
        });
        fetched();

        unhurried(() -> assertEquals(200, status(issuer.draft().signed())));
        unhurried(() -> assertEquals(401, status(new Draft(UNKNOWN).signed())));
    }

    @Test
    void a_key_set_that_comes_byte_by_byte_blocks_nobody() {
        issuer.answers(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            for (int i = 0; i < 100 && !await(hanging, 100); i++) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
            }
            exchange.close();
        });
        fetched();

        unhurried(() -> assertEquals(200, status(issuer.draft().signed())));
    }

    @Test
    void a_flood_of_unknown_keys_is_answered_from_memory() {
        issuer.answers(exchange -> {
            await(hanging, 60_000);
            exchange.close();
        });
        asked();
        String good = issuer.draft().signed();
        int before = issuer.fetches();
        List<String> flood = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            flood.add(issuer.draft()
                    .header("kid", "\"" + UUID.randomUUID() + "\"")
                    .signed());
        }

        unhurried(() -> {
            List<Integer> answers = Parallel.all(flood.stream()
                    .map(token -> (Callable<Integer>) () -> status(token))
                    .toList());

            assertEquals(Set.of(401), Set.copyOf(answers));
            assertEquals(200, status(good));
            assertEquals(200, status(issuer.draft().signed()));
        });

        assertTrue(
                issuer.fetches() - before <= 10,
                () -> issuer.fetches() - before + " fetches for " + flood.size() + " tokens");
    }

    /** Waits until the service waits for the answer that the issuer now gives. */
    private void asked() {
        int before = issuer.fetches();
        eventually(Duration.ofSeconds(20), issuer::fetches, now -> now > before);
    }

    /** Waits until the service has twice got the answer that the issuer now gives. */
    private void fetched() {
        int before = issuer.fetches();
        eventually(Duration.ofSeconds(20), issuer::fetches, now -> now >= before + 2);
    }

    /** Whether the request was faster than a fetch of the key set may be: it cannot have waited for one. */
    private static void unhurried(Runnable work) {
        org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), work::run);
    }

    private int status(String token) {
        return attacked.http().get(PROTECTED).token(token).send().status();
    }

    private static boolean await(CountDownLatch latch, long millis) {
        try {
            return latch.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zipped(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
