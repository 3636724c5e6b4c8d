package hallpass.system.openid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.launcher.Project;
import hallpass.system.http.Answer;
import hallpass.system.http.Browser;
import hallpass.system.http.Eventually;
import hallpass.system.http.Http;
import hallpass.system.http.TestUser;
import hallpass.system.http.Visitor;
import hallpass.system.servers.Hallpass;
import hallpass.system.servers.Instances;
import hallpass.system.servers.OneServer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A Spring Boot application signs people in by {@code oauth2Login}. It is the blocks of docs/openid.md. */
@ExtendWith(OneServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SpringApplicationIT {

    private final Hallpass hallpass;
    private final Http http;
    private final Path folder = Instances.fresh("spring-application");
    private final RunningApplication application = new RunningApplication(folder);

    SpringApplicationIT(Hallpass hallpass) {
        this.hallpass = hallpass;
        http = hallpass.http();
    }

    @BeforeAll
    void start() throws IOException {
        String address = application.address();
        Application client = Application.firstParty(
                http,
                hallpass.admin(),
                "redirect_uris",
                List.of(address + "/login/oauth2/code/hallpass"),
                "post_logout_redirect_uris",
                List.of(address + "/bye"),
                "backchannel_logout_uri",
                address + "/logout/connect/back-channel/hallpass");
        Files.writeString(
                folder.resolve("application.yaml"),
                Documented.told(Documented.block("Spring Boot", "yaml"), hallpass.issuer(), client));
        String libraries = libraries();
        compile(Documented.block("Spring Boot", "java"), libraries);
        application.start(List.of(
                "-cp",
                folder.resolve("classes") + File.pathSeparator + libraries,
                "portal.Portal",
                "--server.address=localhost",
                "--server.port=" + application.port()));
    }

    @AfterAll
    void stop() {
        application.close();
    }

    @Test
    void a_person_signs_in_with_pkce_and_a_nonce_and_has_the_roles_that_hallpass_gave() {
        TestUser ada = TestUser.register(http);
        Browser browser = browser();

        browser.openOnly("/me").expect(302);
        Map<String, String> request =
                Visitor.query(browser.openOnly("/oauth2/authorization/hallpass").header("Location"));
        Answer me = signedIn(browser, ada);

        assertEquals("S256", request.get("code_challenge_method"));
        assertTrue(request.containsKey("nonce"), request::toString);
        assertEquals(ada.id() + " " + ada.email(), me.body());
        browser.open("/admin").expect(403);
    }

    @Test
    void an_admin_is_one_there_too() {
        Browser browser = browser();

        signedIn(browser, hallpass.admin());

        browser.open("/admin").expect(200);
    }

    @Test
    void signing_out_there_signs_out_here() {
        Browser browser = browser();
        signedIn(browser, TestUser.register(http));

        Answer bye = browser.submit(browser.open("/logout").expect(200));

        assertEquals("Signed out.", bye.expect(200).body());
        browser.open("/me").expect(200);
        assertEquals("/auth/signin", browser.address().getPath());
    }

    @Test
    void signing_out_here_signs_out_there() {
        TestUser ada = TestUser.register(http);
        Browser browser = browser();
        signedIn(browser, ada);
        browser.openOnly("/me").expect(200);

        http.delete("/auth/users/me/sign-ins").as(ada).expect(204);

        Eventually.eventually(
                RunningApplication.PATIENCE, () -> browser.openOnly("/me").status(), status -> status == 302);
    }

    private Browser browser() {
        return new Browser(application.http(), http);
    }

    private static Answer signedIn(Browser browser, TestUser user) {
        return browser.signIn(browser.open("/me").expect(200), user).expect(200);
    }

    private static String libraries() throws IOException {
        try (Stream<Path> jars = Files.list(Project.root().resolve("system-tests/spring-application/target/lib"))) {
            return jars.map(Path::toString).sorted().collect(Collectors.joining(File.pathSeparator));
        }
    }

    private void compile(String source, String libraries) throws IOException {
        Path file = Files.createDirectories(folder.resolve("portal")).resolve("Portal.java");
        Files.writeString(file, source);
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-parameters",
                        "-cp",
                        libraries,
                        "-d",
                        folder.resolve("classes").toString(),
                        file.toString());
        assertEquals(0, failed);
    }
}
