package hallpass.benchmark;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;

/** The calls that prepare a measurement. */
final class Api {

    static final String PASSWORD = "benchmark " + UUID.randomUUID();

    private Api() {}

    /** @return the e-mail of a new user with {@link #PASSWORD} */
    static String register(int port) throws IOException {
        String email = UUID.randomUUID() + "@benchmark.example";
        String body = Json.createObjectBuilder()
                .add("email", email)
                .add("password", PASSWORD)
                .build()
                .toString();
        expect(201, call(port, Request.json("POST", "/auth/users", Map.of(), body)));
        return email;
    }

    /** @return the Authorization header of a new user */
    static Map<String, String> newUser(int port) throws IOException {
        return bearer(tokens(port, register(port)).getString("access_token"));
    }

    static Request newTask(Map<String, String> user) {
        return Request.json("POST", "/todo/tasks", user, "{\"title\":\"Water the plants\"}");
    }

    static Request signIn(String email) {
        return signIn(email, PASSWORD);
    }

    static Request signIn(String email, String password) {
        return Request.form(
                "/auth/token", "grant_type=password&username=" + encode(email) + "&password=" + encode(password));
    }

    static Request refresh(String refreshToken) {
        return Request.form("/auth/token", "grant_type=refresh_token&refresh_token=" + encode(refreshToken));
    }

    static JsonObject tokens(int port, String email) throws IOException {
        return tokens(port, signIn(email));
    }

    static JsonObject tokens(int port, Request signIn) throws IOException {
        return json(expect(200, call(port, signIn)));
    }

    /** @return the Authorization header of a new service client */
    static Map<String, String> client(int port, String adminToken) throws IOException {
        String body = "{\"name\": \"Benchmark\", \"audiences\": [\"todo\"], \"roles\": [\"user\"]}";
        JsonObject client =
                json(expect(201, call(port, Request.json("POST", "/auth/clients", bearer(adminToken), body))));
        String credentials = client.getString("client_id") + ":" + client.getString("client_secret");
        return Map.of(
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
    }

    static Request clientCredentials(Map<String, String> client) {
        return Request.form("/auth/token", client, "grant_type=client_credentials");
    }

    static Request introspection(Map<String, String> client, String token) {
        return Request.form("/auth/introspect", client, "token=" + encode(token));
    }

    static Map<String, String> bearer(String accessToken) {
        return Map.of("Authorization", "Bearer " + accessToken);
    }

    /** @return the user's id in the access token */
    static UUID subject(JsonObject tokens) {
        String claims = tokens.getString("access_token").split("\\.", -1)[1];
        return UUID.fromString(json(new String(Base64.getUrlDecoder().decode(claims), StandardCharsets.UTF_8))
                .getString("sub"));
    }

    /** @return the body of the answer, which must have this status */
    static String answer(int status, int port, Request request) throws IOException {
        return expect(status, call(port, request));
    }

    static JsonObject json(String body) {
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            return reader.readObject();
        }
    }

    private static String expect(int status, Connection.Answer answer) throws IOException {
        if (answer.status() != status) {
            throw new IOException("expected " + status + ", got " + answer);
        }
        return answer.body();
    }

    private static Connection.Answer call(int port, Request request) throws IOException {
        try (Connection http = new Connection(port)) {
            return http.send(request);
        }
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
