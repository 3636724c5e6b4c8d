package hallpass.verifier.status;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Base64;
import java.util.BitSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The access tokens of Hallpass that are over before their time, because their session ended
 * (draft-ietf-oauth-status-list). A list is read when a token names it for the first time, and from then on twice a
 * second. While it cannot be read, what was read last goes on counting. If it was never read, no token of it is good.
 */
public final class StatusLists implements AutoCloseable {

    /**
     * What a verified list says; null for what it does not say.
     *
     * @param subject {@code sub}: the address of the list
     * @param issuedAt {@code iat}
     * @param statusList {@code status_list}: {@code bits} and {@code lst}
     */
    public record Claims(
            @Nullable String subject,
            @Nullable Instant issuedAt,
            @Nullable Map<?, ?> statusList) {}

    /** Verifies a list as the framework does it. */
    public interface Verifier {

        /**
         * @param list a compact JWS
         * @throws Exception if its signature, {@code iss}, {@code exp} or {@code typ} ({@code statuslist+jwt}) is wrong
         */
        Claims verified(String list) throws Exception;
    }

    private static final Logger LOG = System.getLogger(StatusLists.class.getName());
    private static final long EVERY_MILLIS = 500;
    private static final long PATIENCE_MILLIS = 1_000;
    private static final int MAX_BYTES = 1 << 20; // eight million places

    private final String below;
    private final Verifier verifier;
    private final Map<String, StatusList> lists = new ConcurrentHashMap<>();
    private final Set<String> away = ConcurrentHashMap.newKeySet();
    private final HttpClient http = HttpClient.newHttpClient();
    private final ScheduledExecutorService reading = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "status-lists");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Begins to read.
     *
     * @param issuer the address of Hallpass, {@code iss} in its tokens; lists at no other address are read
     */
    public StatusLists(String issuer, Verifier verifier) {
        this(issuer, verifier, EVERY_MILLIS);
    }

    StatusLists(String issuer, Verifier verifier, long everyMillis) {
        below = issuer + "/status/";
        this.verifier = verifier;
        var unused = reading.scheduleWithFixedDelay(
                () -> lists.replaceAll(this::read), everyMillis, everyMillis, TimeUnit.MILLISECONDS);
    }

    /**
     * Answers from memory, unless the list is a new one.
     *
     * @param status the claim of this name in a verified access token; null if it has none, so that it ends by its
     *     {@code exp} only
     */
    public boolean isLive(@Nullable Object status) {
        if (status == null) {
            return true;
        }
        return status instanceof Map<?, ?> claim
                && claim.get("status_list") instanceof Map<?, ?> reference
                && reference.get("uri") instanceof String address
                && reference.get("idx") instanceof Number place
                && address.startsWith(below)
                && lists.computeIfAbsent(address, first -> read(first, StatusList.NEVER_READ))
                        .isLive(place.longValue());
    }

    @Override
    public void close() {
        reading.shutdownNow();
    }

    private StatusList read(String address, StatusList held) {
        try {
            HttpResponse<String> answer = ask(address, held.tag());
            StatusList read = answer.statusCode() == 304 ? held : believed(address, answer);
            if (away.remove(address)) {
                LOG.log(Level.INFO, "The status list {0} can be read again", address);
            }
            return read.issuedAt().isBefore(held.issuedAt()) ? held : read; // somebody may have kept an older one
        } catch (Exception failure) { // none may end the reading
            if (away.add(address)) { // once per outage
                LOG.log(Level.WARNING, "What is known of the status list " + address + " goes on counting", failure);
            }
            return held;
        }
    }

    private HttpResponse<String> ask(String address, String tag) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
        if (!tag.isEmpty()) {
            request.header("If-None-Match", tag);
        }
        CompletableFuture<HttpResponse<String>> asked =
                http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
        try { // one limit for all of it: the client's own ends with the headers, and a body can stall too
            return asked.copy()
                    .orTimeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                    .join();
        } finally {
            asked.cancel(true);
        }
    }

    private StatusList believed(String address, HttpResponse<String> answer) throws Exception {
        if (answer.statusCode() != 200) {
            throw new IOException("it answered " + answer.statusCode());
        }
        Claims claims = verifier.verified(answer.body().strip());
        Instant issuedAt = claims.issuedAt();
        Map<?, ?> list = claims.statusList();
        if (!address.equals(claims.subject()) || issuedAt == null || list == null) {
            throw new IOException("it is another list, or none");
        }
        if (!(list.get("bits") instanceof Number width && width.intValue() == 1)
                || !(list.get("lst") instanceof String packed)) {
            throw new IOException("it has not one bit for each session");
        }
        byte[] bytes;
        try (InputStream in = new InflaterInputStream(
                new ByteArrayInputStream(Base64.getUrlDecoder().decode(packed)))) {
            bytes = in.readNBytes(MAX_BYTES);
        }
        String tag = answer.headers().firstValue("ETag").orElse("");
        return new StatusList(issuedAt, BitSet.valueOf(bytes), bytes.length * Byte.SIZE, tag);
    }
}
