package hallpass.benchmark;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.Map;

/** One user's connection. */
final class Client implements AutoCloseable {
    private final Connection http;
    private final Map<String, String> bearer;

    Client(int port, String token) throws IOException {
        this.http = new Connection(port);
        this.bearer = Api.bearer(token);
    }

    JsonObject get(String path) throws IOException {
        Connection.Answer answer = http.send(Request.get(path, bearer));
        if (answer.status() != 200) {
            throw new IOException(path + " was answered " + answer);
        }
        return Api.json(answer.body());
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
