package hallpass.system.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A listener to server-sent events. It keeps all lines. */
public final class Events implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpResponse<InputStream> response;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private volatile boolean ended;

    private Events(HttpResponse<InputStream> response) {
        this.response = response;
        Thread reader = new Thread(this::read, "events");
        reader.setDaemon(true);
        reader.start();
    }

    /** @param lastEventId where to go on; empty to begin now */
    public static Events open(Http http, String token, String lastEventId) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(http.base("/todo") + "/todo/events"))
                .header("Authorization", "Bearer " + token);
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        try {
            return new Events(HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .build()
                    .send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
        } catch (IOException noAnswer) {
            throw new AssertionError(noAnswer);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    public int status() {
        return response.statusCode();
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** Waits until a line has this text. */
    public void await(String text) {
        Eventually.eventually(PATIENCE, () -> lines, all -> all.stream().anyMatch(line -> line.contains(text)));
    }

    public boolean has(String text) {
        return lines.stream().anyMatch(line -> line.contains(text));
    }

    public void awaitEnd(Duration within) {
        Eventually.eventually(within, () -> ended, end -> end);
    }

    public String lastId() {
        return lines.stream()
                .filter(line -> line.startsWith("id: "))
                .reduce("", (first, second) -> second)
                .replaceFirst("id: ", "");
    }

    private void read() {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
            }
        } catch (IOException closed) {
            // closed by us or by the server
        }
        ended = true;
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException gone) {
            // that is what was wanted
        }
    }
}
