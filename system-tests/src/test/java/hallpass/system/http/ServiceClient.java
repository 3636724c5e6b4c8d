package hallpass.system.http;

import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** A service client for one test. */
public record ServiceClient(Http http, String id, String secret) {

    public static ServiceClient register(Http http, TestUser admin, List<String> audiences, List<String> roles) {
        Answer answer = http.post("/auth/clients")
                .as(admin)
                .json("name", "Some service", "audiences", audiences, "roles", roles)
                .expect(201);
        return new ServiceClient(http, answer.text("client_id"), answer.text("client_secret"));
    }

    /** The header for HTTP Basic; id and secret are encoded as RFC 6749 section 2.3.1 says. */
    public static String basic(String id, String secret) {
        String credentials =
                URLEncoder.encode(id, StandardCharsets.UTF_8) + ":" + URLEncoder.encode(secret, StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    public Call call(String path) {
        return http.post(path).header("Authorization", basic(id, secret));
    }

    /** Gets an access token by the grant client_credentials. */
    public Answer token(String... more) {
        String[] fields = new String[more.length + 2];
        fields[0] = "grant_type";
        fields[1] = "client_credentials";
        System.arraycopy(more, 0, fields, 2, more.length);
        return call("/auth/token").form(fields).send();
    }

    public String access() {
        return token().expect(200).text("access_token");
    }

    public JsonObject introspect(String token) {
        return call("/auth/introspect").form("token", token).expect(200).json();
    }

    public boolean findsActive(String token) {
        return introspect(token).getBoolean("active");
    }
}
