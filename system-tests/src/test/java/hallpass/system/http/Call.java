package hallpass.system.http;

import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Builds one request and sends it. */
public final class Call {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client;
    private final String method;
    private final URI address;
    private final HttpRequest.Builder request;
    private BodyPublisher body = BodyPublishers.noBody();

    Call(HttpClient client, String method, URI address) {
        this.client = client;
        this.method = method;
        this.address = address;
        this.request = HttpRequest.newBuilder(address).timeout(PATIENCE);
    }

    public Call token(String accessToken) {
        return header("Authorization", "Bearer " + accessToken);
    }

    public Call as(TestUser user) {
        return token(user.token());
    }

    public Call header(String name, String value) {
        request.header(name, value);
        return this;
    }

    public Call json(JsonValue value) {
        return body("application/json", value.toString());
    }

    /** A JSON object of these members, see {@link Json#object}. */
    public Call json(Object... members) {
        return json(Json.object(members));
    }

    public Call mergePatch(Object... members) {
        return body("application/merge-patch+json", Json.object(members).toString());
    }

    /** A form: name, value, name, value … */
    public Call form(String... fields) {
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            form.append(i == 0 ? "" : "&").append(encode(fields[i])).append('=').append(encode(fields[i + 1]));
        }
        return body("application/x-www-form-urlencoded", form.toString());
    }

    public Call body(String mediaType, String text) {
        request.header("Content-Type", mediaType);
        body = BodyPublishers.ofString(text);
        return this;
    }

    /** A body that does not announce its length. */
    public Call chunked(String mediaType, String text) {
        request.header("Content-Type", mediaType);
        body = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    /** A body without a media type. */
    public Call untyped(String text) {
        body = BodyPublishers.ofString(text);
        return this;
    }

    /** Sends the request and checks the status. */
    public Answer expect(int status) {
        return send().expect(status);
    }

    public Answer send() {
        try {
            return trySend();
        } catch (IOException noAnswer) {
            throw new UncheckedIOException(method + " " + address + ": " + noAnswer, noAnswer);
        }
    }

    /** @throws IOException if there is no answer; for tests that expect that */
    public Answer trySend() throws IOException {
        try {
            HttpResponse<String> response =
                    client.send(request.method(method, body).build(), HttpResponse.BodyHandlers.ofString());
            return Answer.to(method, address, response);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while waiting for " + method + " " + address, stopped);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
