package ${package};

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.test.Hallpass;
import hallpass.test.LibertyUnderTest;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The service on a real server, with tokens of an issuer that runs in this test. */
@ExtendWith(Hallpass.class)
class NoteIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static LibertyUnderTest server;

    @BeforeAll
    static void start(Hallpass hallpass) {
        hallpass.issuer().audiences("${artifactId}");
        server = LibertyUnderTest.start(Path.of("target", "liberty", "wlp"), "${artifactId}", hallpass.settings());
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
    void a_user_has_a_note(Hallpass hallpass) throws Exception {
        String ada = hallpass.token().user("ada").signed();
        HttpRequest write = request("/notes", ada)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"text\":\"tea\"}"))
                .build();

        assertEquals(200, HTTP.send(write, BodyHandlers.ofString()).statusCode());
        assertTrue(get("/notes", ada).body().contains("tea"));
        assertTrue(!get("/notes", hallpass.token().user("grace").signed()).body().contains("tea"));
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

    private static HttpResponse<String> get(String path, String token) throws Exception {
        return HTTP.send(request(path, token).build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String path, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.address().resolve("/${artifactId}" + path));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }
}
