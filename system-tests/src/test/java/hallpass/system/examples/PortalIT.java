package hallpass.system.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.launcher.LibertyServer;
import hallpass.launcher.Ports;
import hallpass.system.http.Answer;
import hallpass.system.http.Browser;
import hallpass.system.http.Eventually;
import hallpass.system.http.Http;
import hallpass.system.http.TestUser;
import hallpass.system.servers.Hallpass;
import hallpass.system.servers.Instances;
import hallpass.system.servers.OwnServers;
import hallpass.system.servers.WithExamples;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The sample application for people, on a server of its own; the services are those of the one server. */
@OwnServers
@ExtendWith(WithExamples.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PortalIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Hallpass hallpass;
    private final Http http;
    private final int port = Ports.free();
    private final Http portal = Http.at(URI.create("http://localhost:" + port));
    private LibertyServer server;

    PortalIT(Hallpass hallpass) {
        this.hallpass = hallpass;
        http = hallpass.http();
    }

    @BeforeAll
    void start() throws IOException, InterruptedException {
        String address = "http://localhost:" + port + "/portal/";
        Answer client = PortalClient.register(hallpass, address);
        server = LibertyServer.named("portal")
                .instance(Instances.fresh("portal"))
                .httpPort(port)
                .env("JVM_ARGS", Instances.JVM_ARGS)
                .env("HALLPASS_AUTH_URL", hallpass.issuer())
                .env("HALLPASS_SERVICE_ORDERS_URL", http.base("/orders") + "/orders")
                .env("HALLPASS_SERVICE_CATALOG_URL", http.base("/catalog") + "/catalog")
                .env("HALLPASS_PORTAL_CLIENT_ID", client.text("client_id"))
                .env("HALLPASS_PORTAL_CLIENT_SECRET", client.text("client_secret"))
                .start();
        server.awaitReady(Instances.READY_WITHIN);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void everybody_sees_the_first_page_and_the_others_ask_to_sign_in() {
        Browser browser = browser();

        Answer first = browser.open("/portal/").expect(200);
        assertTrue(first.body().contains("Sign in"), first::toString);
        assertTrue(first.header("Content-Security-Policy").contains("default-src 'none'"), first::toString);
        browser.open("/portal/account").expect(200);

        assertEquals("/auth/signin", browser.address().getPath());
    }

    @Test
    void a_person_signs_in_and_sees_who_is_signed_in() {
        TestUser ada = TestUser.register(http);

        Browser browser = browser();
        Answer account = signedIn(browser, ada, "/portal/account");

        assertEquals("/portal/account", browser.address().getPath(), "back where the person wanted to go");
        assertTrue(account.body().contains("<strong>" + ada.email() + "</strong>"), account::toString);
        assertTrue(account.body().contains("<em>user</em>"), account::toString);
    }

    @Test
    void an_order_is_made_with_the_access_token_of_the_person() {
        TestUser ada = TestUser.register(http);
        String name = "<b>\"Pen\" & " + UUID.randomUUID() + "</b>";
        String product = http.post("/catalog/products")
                .as(ada)
                .json("name", name, "price", 2)
                .expect(201)
                .text("id");
        Browser browser = browser();
        Answer page = signedIn(browser, ada, "/portal/orders");
        assertEquals("/portal/orders", browser.address().toString().replaceFirst(".*:\\d+", ""), "and no code");

        Answer ordered =
                browser.submit(page, "product_id", product, "quantity", "3").expect(200);

        assertTrue(ordered.body().contains("<td>&lt;b&gt;&quot;Pen&quot; &amp; "), ordered::toString);
        assertFalse(ordered.body().contains(name), ordered::toString);
        List<String> products = http.get("/orders/orders").as(ada).expect(200).items().stream()
                .map(order -> order.getString("product_id"))
                .toList();
        assertEquals(List.of(product), products);
    }

    @Test
    void a_person_without_the_role_is_signed_in_and_may_not_order() {
        TestUser guest = TestUser.register(http);
        http.patch("/auth/users/" + guest.id())
                .as(hallpass.admin())
                .mergePatch("roles", List.of("guest"))
                .expect(200);
        Browser browser = browser();

        Answer account = signedIn(browser, guest, "/portal/account");

        assertTrue(account.body().contains("<em>guest</em>"), account::toString);
        browser.open("/portal/orders").expect(403);
    }

    @Test
    void a_form_of_another_site_orders_nothing_and_signs_nobody_out() {
        TestUser ada = TestUser.register(http);
        Browser browser = browser();
        signedIn(browser, ada, "/portal/account");
        Answer foreign = signedIn(browser(), TestUser.register(http), "/portal/account");

        browser.submit(foreign).expect(400);

        browser.open("/portal/account").expect(200);
        assertEquals("/portal/account", browser.address().getPath());
    }

    @Test
    void signing_out_signs_out_everywhere() {
        TestUser ada = TestUser.register(http);
        Browser browser = browser();
        Answer account = signedIn(browser, ada, "/portal/account");

        Answer asked = browser.submit(account).expect(200);
        assertEquals("/auth/logout", browser.address().getPath(), "Liberty sends no ID token, so it asks");
        browser.submit(asked, "decision", "yes").expect(200);

        assertEquals("/portal/", browser.address().getPath());
        assertEquals(
                List.of(),
                http.get("/auth/users/me/sign-ins").as(ada).expect(200).items());
        browser.open("/portal/account");
        assertEquals("/auth/signin", browser.address().getPath());
    }

    @Test
    void who_is_signed_out_elsewhere_is_signed_out_here() {
        TestUser ada = TestUser.register(http);
        Browser browser = browser();
        signedIn(browser, ada, "/portal/orders");

        http.delete("/auth/users/me/sign-ins").as(ada).expect(204);

        Eventually.eventually(
                PATIENCE,
                () -> {
                    browser.open("/portal/orders");
                    return browser.address().getPath();
                },
                path -> !path.equals("/portal/orders"));
    }

    private Browser browser() {
        return new Browser(portal, http);
    }

    private static Answer signedIn(Browser browser, TestUser user, String path) {
        return browser.signIn(browser.open(path).expect(200), user).expect(200);
    }
}
