#set( $variables = "HALLPASS_" + $artifactId.toUpperCase().replace("-", "_") + "_DB_" )
package ${package};

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.test.Hallpass;
import hallpass.test.LibertyUnderTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The service on a real server, with tokens of an issuer that runs in this test. */
@ExtendWith(Hallpass.class)
class NoteIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static LibertyUnderTest server;

    @BeforeAll
    static void start(Hallpass hallpass, @TempDir Path data) {
        hallpass.issuer().audiences("${artifactId}");
        Map<String, String> settings = new HashMap<>(hallpass.settings());
        settings.put("HALLPASS_DATA", data.toString());
#if( $database == "true" )
        // On H2, or on the PostgreSQL that the environment names.
        System.getenv().forEach((name, value) -> {
            if (name.equals("HALLPASS_DATABASE") || name.startsWith("${variables}")) {
                settings.put(name, value);
            }
        });
#end
        server = LibertyUnderTest.start(Path.of("target", "liberty", "wlp"), "${artifactId}", settings);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void everybody_may_ask_what_it_is() throws Exception {
        assertEquals(200, get("/notes/about", null).statusCode());
    }

    @Test
    void a_users_notes_are_seen_by_nobody_else(Hallpass hallpass) throws Exception {
        String ada = hallpass.token().user("ada").signed();
        String grace = hallpass.token().user("grace").signed();

        HttpResponse<String> written = write(ada, "{\"text\": \"tea\"}");
        assertEquals(201, written.statusCode());
        URI place = URI.create(written.headers().firstValue("Location").orElseThrow());

        assertTrue(get("/notes", ada).body().contains("tea"));
        assertEquals(200, get(place, ada).statusCode());
        assertFalse(get("/notes", grace).body().contains("tea"));
        assertEquals(404, get(place, grace).statusCode());
    }

    @Test
    void a_note_without_text_is_refused(Hallpass hallpass) throws Exception {
        HttpResponse<String> refused = write(hallpass.token().signed(), "{}");

        assertEquals(400, refused.statusCode());
        assertTrue(refused.body().contains("\"field\":\"text\""), refused.body());
    }

    @Test
    void only_who_has_just_signed_in_removes_all_notes(Hallpass hallpass) throws Exception {
        String stale = hallpass.token().user("alan").withoutFreshSignIn().signed();
        String fresh = hallpass.token().user("alan").signed();
        write(fresh, "{\"text\": \"milk\"}");

        HttpResponse<String> refused = send(request("/notes", stale).DELETE());
        assertEquals(401, refused.statusCode());
        assertTrue(refused.headers()
                .firstValue("WWW-Authenticate")
                .orElse("")
                .contains("insufficient_user_authentication"));
        assertTrue(get("/notes", stale).body().contains("milk"));

        assertEquals(204, send(request("/notes", fresh).DELETE()).statusCode());
        assertEquals("[]", get("/notes", fresh).body());
    }

    @Test
    void only_admins_may_count(Hallpass hallpass) throws Exception {
        assertEquals(403, get("/notes/count", hallpass.token().signed()).statusCode());
        assertEquals(200, get("/notes/count", hallpass.token().roles("admin").signed()).statusCode());
    }

    @Test
    void a_bad_token_is_refused(Hallpass hallpass) throws Exception {
        assertEquals(401, get("/notes", null).statusCode());
        assertEquals(401, get("/notes", hallpass.token().expired().signed()).statusCode());
        assertEquals(401, get("/notes", hallpass.token().forged().signed()).statusCode());
        assertEquals(401, get("/notes", hallpass.token().ofAnotherAudience().signed()).statusCode());
    }

    private static HttpResponse<String> write(String token, String json) throws Exception {
        return send(request("/notes", token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    private static HttpResponse<String> get(String path, String token) throws Exception {
        return send(request(path, token));
    }

    private static HttpResponse<String> get(URI place, String token) throws Exception {
        return send(request(place, token));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    /** @param token null for none */
    private static HttpRequest.Builder request(String path, String token) {
        return request(server.address().resolve("/${artifactId}" + path), token);
    }

    private static HttpRequest.Builder request(URI place, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(place);
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }
}
