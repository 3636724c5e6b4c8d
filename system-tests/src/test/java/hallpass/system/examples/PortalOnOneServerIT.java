package hallpass.system.examples;

import static hallpass.system.http.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.launcher.LibertyServer;
import hallpass.system.http.Answer;
import hallpass.system.http.Browser;
import hallpass.system.http.Http;
import hallpass.system.http.TestUser;
import hallpass.system.servers.Hallpass;
import hallpass.system.servers.WithExamples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The sample portal beside the services on one server. It is told its client while the server runs. */
@ExtendWith(WithExamples.class)
class PortalOnOneServerIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Hallpass hallpass;
    private final Http http;

    PortalOnOneServerIT(Hallpass hallpass) {
        this.hallpass = hallpass;
        http = hallpass.http();
    }

    @Test
    void it_is_registered_without_a_restart_and_its_cookies_open_no_service() throws IOException {
        Browser browser = new Browser(http);
        Answer before = browser.open("/portal/").expect(200);
        assertTrue(before.body().contains("HALLPASS_PORTAL_CLIENT_ID"), before::toString);
        assertTrue(browser.open("/portal/account").status() >= 400, "nobody can sign in yet");

        register();
        eventually(PATIENCE, () -> browser.open("/portal/").body(), page -> page.contains("Sign in</a>"));
        TestUser ada = TestUser.register(http);
        Answer account = browser.signIn(browser.open("/portal/account").expect(200), ada);

        assertTrue(account.expect(200).body().contains(ada.email()), account::toString);
        assertEquals("/portal/account", browser.address().getPath());
        browser.open("/portal/orders").expect(200);
        for (String path : List.of("/auth/users/me", "/auth/userinfo", "/todo/tasks", "/orders/orders")) {
            browser.open(path).expect(401);
        }
    }

    private void register() throws IOException {
        String address = http.base("/portal") + "/portal/";
        Answer client = PortalClient.register(hallpass, address);
        LibertyServer server = hallpass.servers().get(0);
        Path overrides = Files.createDirectories(server.configuration().resolve("configDropins/overrides"));
        Files.writeString(
                overrides.resolve("portal.xml"), """
                <server>
                  <variable name="hallpass.portal.client.id" value="%s"/>
                  <variable name="hallpass.portal.client.secret" value="%s"/>
                </server>
                """.formatted(client.text("client_id"), client.text("client_secret")));
    }
}
