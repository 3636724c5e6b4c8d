package hallpass.system.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.launcher.LibertyServer;
import hallpass.system.http.Answer;
import hallpass.system.http.Http;
import hallpass.system.http.Refusals;
import hallpass.system.servers.Instances;
import hallpass.system.servers.OwnServers;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server of the page. It has no users and no database; its settings say where the services are. */
@OwnServers
class PageIT {

    private static LibertyServer server;
    private static Http http;

    @BeforeAll
    static void start() throws Exception {
        server = LibertyServer.named("web")
                .instance(Instances.fresh("page"))
                .env("JVM_ARGS", Instances.JVM_ARGS)
                .env("HALLPASS_WEB_AUTH_URL", "/sso/auth")
                .env("HALLPASS_WEB_TODO_URL", "https://tasks.example.org/todo")
                .start();
        http = Http.at(server.awaitReady(Instances.READY_WITHIN).http());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void where_the_services_are_is_configuration() {
        JsonObject config = http.get("/config.json").expect(200).json();

        assertEquals("/sso/auth", config.getString("auth_url"));
        assertEquals("https://tasks.example.org/todo", config.getString("todo_url"));
    }

    @Test
    void the_policy_lets_the_page_ask_them_and_nobody_else() {
        Answer page = http.get("/").header("Accept", "text/html").expect(200);

        String policy = page.header("Content-Security-Policy");
        assertTrue(policy.contains("connect-src 'self' https://tasks.example.org;"), policy);
        assertTrue(policy.contains("script-src 'self';"), policy);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/tasks",
                "/lists/019ab2f4-0000-7000-8000-000000000000",
                "/account",
                "/sign-in",
                "/sign-up",
                "/signed-in",
                "/signed-out",
                "/forgot",
                "/reset",
                "/verify",
                "/admin",
                "/admin/users",
                "/admin/clients",
                "/admin/keys",
                "/admin/sign-outs",
                "/admin/audit",
                "/no/such/page"
            })
    void every_address_of_the_page_is_the_page(String path) {
        Answer page = http.get("/").header("Accept", "text/html").expect(200);

        Answer deep = http.get(path).header("Accept", "text/html").expect(200);

        assertEquals(page.body(), deep.body());
        assertEquals("no-cache", deep.header("Cache-Control"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/assets/gone-12345678.js", "/WEB-INF/web.xml", "/nothing.css"})
    void a_file_that_is_not_there_is_no_page(String path) {
        Refusals.problem(404, http.get(path).header("Accept", "text/html,*/*").send());
    }
}
