package hallpass.system.openid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.launcher.Project;
import hallpass.system.http.Answer;
import hallpass.system.http.Browser;
import hallpass.system.http.Http;
import hallpass.system.http.TestUser;
import hallpass.system.http.Visitor;
import hallpass.system.servers.Hallpass;
import hallpass.system.servers.Instances;
import hallpass.system.servers.OneServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A Quarkus application signs people in by {@code quarkus-oidc}. It is the blocks of docs/openid.md. */
@ExtendWith(OneServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuarkusApplicationIT {

    /** The block in Java is built before, because Quarkus builds with Maven. */
    private static final Path BUILT = Project.root().resolve("system-tests/quarkus-application");

    private final Hallpass hallpass;
    private final Http http;
    private final Path folder = Instances.fresh("quarkus-application");
    private final RunningApplication application = new RunningApplication(folder);

    QuarkusApplicationIT(Hallpass hallpass) {
        this.hallpass = hallpass;
        http = hallpass.http();
    }

    @BeforeAll
    void start() throws IOException {
        Application client = Application.firstParty(
                http,
                hallpass.admin(),
                "redirect_uris",
                List.of(application.address() + "/callback"),
                "post_logout_redirect_uris",
                List.of(application.address() + "/bye"));
        Files.writeString(
                Files.createDirectories(folder.resolve("config")).resolve("application.properties"),
                Documented.told(Documented.block("Quarkus", "properties"), hallpass.issuer(), client));
        application.start(List.of(
                "-Dquarkus.http.host=localhost",
                "-Dquarkus.http.port=" + application.port(),
                "-jar",
                BUILT.resolve("target/quarkus-app/quarkus-run.jar").toString()));
    }

    @AfterAll
    void stop() {
        application.close();
    }

    @Test
    void the_documented_class_is_what_runs() throws IOException {
        assertEquals(
                Files.readString(BUILT.resolve("src/main/java/portal/Me.java")), Documented.block("Quarkus", "java"));
    }

    @Test
    void a_person_signs_in_with_pkce_and_a_nonce_and_has_the_roles_that_hallpass_gave() {
        TestUser ada = TestUser.register(http);
        Browser browser = browser();

        Map<String, String> request =
                Visitor.query(browser.openOnly("/me").expect(302).header("Location"));
        Answer me = browser.signIn(browser.open("/me").expect(200), ada);

        assertEquals("S256", request.get("code_challenge_method"));
        assertTrue(request.containsKey("nonce"), request::toString);
        assertEquals(ada.id() + " " + ada.email(), me.expect(200).body());
    }

    @Test
    void signing_out_there_signs_out_here() {
        Browser browser = browser();
        browser.signIn(browser.open("/me").expect(200), TestUser.register(http)).expect(200);

        Answer bye = browser.open("/sign-out");

        assertEquals("Signed out.", bye.expect(200).body());
        browser.open("/me").expect(200);
        assertEquals("/auth/signin", browser.address().getPath());
    }

    private Browser browser() {
        return new Browser(application.http(), http);
    }
}
