package hallpass.resource.key;

import hallpass.resource.service.BoundedBody;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Fetches key sets from issuers. Redirects are not followed: the addresses are configuration. */
@ApplicationScoped
class HttpKeySetSource implements KeySetSource {

    private static final int MAX_BYTES = 256 * 1024;
    private static final Duration TIMEOUT = Duration.ofSeconds(4);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1) // or it would ask to upgrade each connection
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    @Inject
    @ConfigProperty(name = "hallpass.jwks.uri")
    String address;

    @Inject
    IssuerClock issuerClock;

    @Inject
    Clock clock;

    @Override
    public String keySetJson() throws IOException {
        Instant sent = clock.instant();
        HttpResponse<String> response = fetched(address);
        response.headers().firstValue("Date").ifPresent(date -> issuerClock.compare(date, sent));
        return keySet(response);
    }

    /** As {@link #keySetJson()}, of another issuer. Its clock is not looked at: ours is compared with one already. */
    String keySetJson(String other) throws IOException {
        return keySet(fetched(other));
    }

    private static String keySet(HttpResponse<String> response) throws IOException {
        if (response.statusCode() != 200) {
            throw new IOException("the key set answered " + response.statusCode());
        }
        return response.body();
    }

    private HttpResponse<String> fetched(String from) throws IOException {
        HttpRequest request = request(from);
        CompletableFuture<HttpResponse<String>> exchange =
                http.sendAsync(request, answer -> new BoundedBody(MAX_BYTES));
        try {
            // one limit for all of it: the client's own ends with the headers, and a body can stall too
            return exchange.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while the key set was fetched", stopped);
        } catch (ExecutionException failed) {
            throw new IOException("the key set could not be fetched", failed.getCause());
        } catch (TimeoutException late) {
            throw new IOException("the key set did not come within " + TIMEOUT, late);
        } finally {
            exchange.cancel(true);
        }
    }

    private static HttpRequest request(String from) throws IOException {
        try {
            return HttpRequest.newBuilder(URI.create(from))
                    .header("Accept", "application/jwk-set+json, application/json")
                    .build();
        } catch (IllegalArgumentException noAddress) {
            throw new IOException("HALLPASS_JWKS_URI is no address", noAddress);
        }
    }
}
