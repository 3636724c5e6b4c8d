package hallpass.resource.status;

import hallpass.resource.service.BoundedBody;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Fetches status lists over HTTP. Redirects are not followed: the addresses are configuration. */
@ApplicationScoped
class StatusSource {

    private static final Duration TIMEOUT = Duration.ofSeconds(4);

    /**
     * @param body the token; null if there is none
     * @param tag to ask with next time
     */
    record Answer(
            int status, @Nullable String body, @Nullable String tag) {}

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1))
            .build();

    @Inject
    StatusAddresses addresses;

    /** @return a source for another issuer's lists, which asks its addresses only */
    StatusSource of(StatusAddresses others) {
        StatusSource source = new StatusSource();
        source.addresses = others;
        return source;
    }

    /** Asks the addresses of a list one after the other, until one has it. */
    CompletableFuture<Answer> fetch(String uri, @Nullable String tag) {
        return fetch(addresses.of(uri), 0, tag);
    }

    /** @return the names of all lists that the issuer tells; none if it does not */
    CompletableFuture<List<String>> all() {
        CompletableFuture<List<String>> none = CompletableFuture.completedFuture(List.of());
        for (URI address : addresses.aggregations()) {
            none = none.thenCompose(
                    found -> found.isEmpty() ? listed(address) : CompletableFuture.completedFuture(found));
        }
        return none;
    }

    private CompletableFuture<Answer> fetch(List<URI> candidates, int first, @Nullable String tag) {
        if (first >= candidates.size()) {
            return CompletableFuture.failedFuture(new IOException("it has no address that may be asked"));
        }
        CompletableFuture<Answer> asked = ask(candidates.get(first), tag);
        if (first + 1 == candidates.size()) {
            return asked;
        }
        return asked.handle((answer, failure) -> answer != null && (answer.status() == 200 || answer.status() == 304)
                        ? CompletableFuture.completedFuture(answer)
                        : fetch(candidates, first + 1, tag))
                .thenCompose(next -> next);
    }

    private CompletableFuture<Answer> ask(URI address, @Nullable String tag) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Accept", "application/statuslist+jwt")
                .header("Accept-Encoding", "gzip");
        if (tag != null) {
            request.header("If-None-Match", tag);
        }
        return send(request.build()).thenApply(StatusSource::answer);
    }

    private CompletableFuture<List<String>> listed(URI address) {
        return send(HttpRequest.newBuilder(address)
                        .header("Accept", "application/json")
                        .build())
                .thenApply(StatusSource::uris)
                .exceptionally(away -> List.of())
                .thenApply(uris -> uris.stream().filter(addresses::known).toList());
    }

    private CompletableFuture<HttpResponse<String>> send(HttpRequest request) {
        // Latin-1 keeps every byte
        CompletableFuture<HttpResponse<String>> exchange = http.sendAsync(
                request, answer -> new BoundedBody(StatusListReader.MAX_TOKEN_BYTES, StandardCharsets.ISO_8859_1));
        // one limit for all of it: the client's own ends with the headers, and a body can stall too
        return exchange.copy()
                .orTimeout(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((answer, failure) -> exchange.cancel(true));
    }

    private static Answer answer(HttpResponse<String> response) {
        try {
            String body = response.statusCode() == 200 ? text(response) : null;
            return new Answer(
                    response.statusCode(),
                    body,
                    response.headers().firstValue("ETag").orElse(null));
        } catch (IOException broken) {
            throw new CompletionException(broken);
        }
    }

    private static String text(HttpResponse<String> response) throws IOException {
        String encoding = response.headers().firstValue("Content-Encoding").orElse("identity");
        if (!encoding.equals("gzip")) {
            return response.body().strip();
        }
        byte[] compressed = response.body().getBytes(StandardCharsets.ISO_8859_1);
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            return new String(in.readNBytes(StatusListReader.MAX_TOKEN_BYTES + 1), StandardCharsets.ISO_8859_1).strip();
        }
    }

    private static List<String> uris(HttpResponse<String> response) {
        if (response.statusCode() != 200) {
            return List.of();
        }
        try (JsonReader reader = Json.createReader(new StringReader(response.body()))) {
            return reader.readObject().getJsonArray("status_lists").getValuesAs(JsonString::getString);
        }
    }
}
