package hallpass.benchmark;

import com.sun.net.httpserver.HttpServer;
import hallpass.launcher.LibertyServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Measures good tokens beside a flood of tokens with unknown keys, with a key set that is answered at once and with one
 * that takes three seconds. This program is the issuer, so it can count how often the key set is fetched.
 */
public final class KeyFlood implements AutoCloseable {

    private static final Duration TIME = Duration.ofSeconds(8);
    private static final int CONNECTIONS = 4;
    private static final int BAD_PER_SECOND = 300;
    private static final String ISSUER = "https://issuer.example/auth";
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final KeyPair keys;
    private final String keyId = UUID.randomUUID().toString();
    private final AtomicInteger fetches = new AtomicInteger();
    private final AtomicLong delayMillis = new AtomicLong();
    private int othersSent;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);

    private KeyFlood() throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        keys = generator.generateKeyPair();
        issuer.setExecutor(threads);
        issuer.createContext("/jwks", exchange -> {
            fetches.incrementAndGet();
            sleep(delayMillis.get());
            byte[] set = keySet().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, set.length);
            exchange.getResponseBody().write(set);
            exchange.close();
        });
        issuer.start();
    }

    public static void main(String... arguments) throws Exception {
        if (!Benchmarks.wanted("unknown-keys", arguments)) {
            return;
        }
        try (KeyFlood flood = new KeyFlood();
                LibertyServer twin = LibertyServer.named("twin")
                        .env("HALLPASS_ISSUER", ISSUER)
                        .env(
                                "HALLPASS_JWKS_URI",
                                "http://localhost:" + flood.issuer.getAddress().getPort() + "/jwks")
                        .start()) {
            twin.awaitReady(Duration.ofMinutes(3));
            flood.run(Target.of(twin));
        }
    }

    private void run(Target twin) throws Exception {
        List<Request> good = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            good.add(Request.get("/twin/protected", Api.bearer(token(keyId))));
        }
        Load.Script script = (connection, number, answer) -> good.get((int) ((number + connection) % good.size()));
        Load.run(twin, CONNECTIONS, TIME, 200, script);
        beside(twin, script, true);
        say("%n## Good tokens beside %d others a second at most%n%s", BAD_PER_SECOND, Figures.head());
        double[] alone = new double[3];
        double[] flooded = new double[3];
        for (int round = 0; round < 3; round++) {
            Figures unhindered = Load.run(twin, CONNECTIONS, TIME, 200, script);
            say(unhindered.row("alone, round " + (round + 1)));
            alone[round] = unhindered.p99();
            Figures besideGood = beside(twin, script, false);
            say(besideGood.row("beside " + othersSent + " good ones"));
            int before = fetches.get();
            Figures during = beside(twin, script, true);
            say(during.row("beside " + othersSent + " unknown keys, " + (fetches.get() - before) + " fetches"));
            flooded[round] = during.p99();
            delayMillis.set(3000);
            before = fetches.get();
            Figures slow = beside(twin, script, true);
            say(slow.row("beside " + othersSent + ", each takes 3 s, " + (fetches.get() - before) + " fetches"));
            delayMillis.set(0);
        }
        Arrays.sort(alone);
        Arrays.sort(flooded);
        say("The p99 of good tokens beside unknown keys is %.2f times that of before (medians)", flooded[1] / alone[1]);
    }

    /** Runs the same load while another client sends {@link #BAD_PER_SECOND} requests a second. */
    private Figures beside(Target twin, Load.Script script, boolean unknown) throws Exception {
        Instant end = Instant.now().plus(TIME);
        String known = token(keyId);
        Future<Integer> others = threads.submit(() -> {
            int count = 0;
            long start = System.nanoTime();
            try (Connection http = new Connection(twin.port())) {
                while (Instant.now().isBefore(end)) {
                    String token = unknown ? token(UUID.randomUUID().toString(), known) : known;
                    int status = http.send(Request.get("/twin/protected", Api.bearer(token)))
                            .status();
                    if (status != (unknown ? 401 : 200)) {
                        throw new IOException("answered " + status);
                    }
                    count++;
                    long next = start + count * (1_000_000_000L / BAD_PER_SECOND);
                    TimeUnit.NANOSECONDS.sleep(Math.max(0, next - System.nanoTime()));
                }
            }
            return count;
        });
        Figures figures = Load.run(twin, CONNECTIONS, TIME, 200, script);
        othersSent = others.get();
        if (othersSent == 0) {
            throw new IOException("no other request was sent");
        }
        return figures;
    }

    private String token(String key) throws GeneralSecurityException {
        long now = Instant.now().getEpochSecond();
        String claims = String.format(
                Locale.ROOT,
                "{\"iss\":\"%s\",\"sub\":\"%s\",\"aud\":[\"todo\"],\"exp\":%d,\"iat\":%d,\"jti\":\"%s\","
                        + "\"client_id\":\"x\",\"upn\":\"x@benchmark.example\",\"groups\":[\"user\"]}",
                ISSUER,
                UUID.randomUUID(),
                now + 3000,
                now,
                UUID.randomUUID());
        String signed = header(key) + "." + BASE64.encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(keys.getPrivate());
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return signed + "." + BASE64.encodeToString(signature.sign());
    }

    /** @return a good token, but with another key's name in its header */
    private static String token(String key, String good) {
        return header(key) + good.substring(good.indexOf('.'));
    }

    private static String header(String key) {
        String header = "{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":\"" + key + "\"}";
        return BASE64.encodeToString(header.getBytes(StandardCharsets.UTF_8));
    }

    private String keySet() {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        return "{\"keys\":[{\"kty\":\"RSA\",\"alg\":\"RS256\",\"use\":\"sig\",\"kid\":\"" + keyId + "\",\"n\":\""
                + encoded(key.getModulus()) + "\",\"e\":\"" + encoded(key.getPublicExponent()) + "\"}]}";
    }

    private static String encoded(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return BASE64.encodeToString(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    private static void sleep(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    @SuppressWarnings("AnnotateFormatMethod")
    private static void say(String format, Object... values) {
        System.out.println(values.length == 0 ? format : String.format(Locale.ROOT, format, values));
    }

    @Override
    public void close() {
        issuer.stop(0);
        threads.shutdownNow();
    }
}
