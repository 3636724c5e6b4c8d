package hallpass.resource.forward;

import hallpass.resource.service.BaseAddress;
import hallpass.resource.service.BoundedBody;
import hallpass.resource.service.SecretSettings;
import hallpass.resource.service.ThisService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Asks the authorization server for this service's own access token, as the client that it is registered as. */
@ApplicationScoped
class TokenSource {

    private static final int MAX_BYTES = 64 * 1024;
    private static final Duration TIMEOUT = Duration.ofSeconds(4);

    /** @param seconds how long it lives */
    record Fetched(String text, long seconds) {

        @Override
        public String toString() {
            return "Fetched[" + seconds + " s]"; // whoever reads the text can use it
        }
    }

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    @Inject
    ThisService service;

    @Inject
    SecretSettings secrets;

    CompletableFuture<Fetched> fetch() {
        try {
            Config config = ConfigProvider.getConfig(TokenSource.class.getClassLoader());
            String id = setting("client.id");
            String secret = setting("client.secret");
            URI address = URI.create(BaseAddress.of(config.getValue("hallpass.auth.url", String.class)) + "/token");
            HttpRequest request = HttpRequest.newBuilder(address)
                    .header("Authorization", basic(id, secret))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header("Accept", "application/json")
                    .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                    .build();
            CompletableFuture<HttpResponse<String>> exchange =
                    http.sendAsync(request, answer -> new BoundedBody(MAX_BYTES));
            return exchange.copy()
                    .orTimeout(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                    .whenComplete((answer, failure) -> exchange.cancel(true))
                    .thenApply(TokenSource::read);
        } catch (RuntimeException misconfigured) {
            return CompletableFuture.failedFuture(misconfigured);
        }
    }

    /** Each service of an EAR is a client of its own, as it has a database of its own. */
    private String setting(String name) {
        String key = "hallpass." + service.name() + "." + name;
        return secrets.find(key)
                .map(SecretSettings.Found::text)
                .orElseThrow(() -> new IllegalStateException(key + " is not set"));
    }

    private static Fetched read(HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            throw new CompletionException(new IOException("the token endpoint answered " + answer.statusCode()));
        }
        try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
            JsonObject json = reader.readObject();
            return new Fetched(json.getString("access_token"), json.getInt("expires_in"));
        } catch (RuntimeException unreadable) { // no JSON, or another one; its text may hold the token
            throw new CompletionException(new IOException("the token endpoint's answer cannot be read"));
        }
    }

    /** RFC 6749 section 2.3.1: form-encoded first. */
    private static String basic(String id, String secret) {
        String both =
                URLEncoder.encode(id, StandardCharsets.UTF_8) + ":" + URLEncoder.encode(secret, StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }
}
