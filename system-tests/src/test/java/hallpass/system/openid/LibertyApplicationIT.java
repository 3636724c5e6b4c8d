package hallpass.system.openid;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hallpass.launcher.LibertyServer;
import hallpass.system.http.Answer;
import hallpass.system.http.Browser;
import hallpass.system.http.Http;
import hallpass.system.http.TestUser;
import hallpass.system.servers.Hallpass;
import hallpass.system.servers.Instances;
import hallpass.system.servers.OneServer;
import hallpass.system.servers.OwnServers;
import hallpass.system.servers.WarFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** An application on an Open Liberty of its own signs people in with Jakarta Security, as docs/openid.md says. */
@OwnServers
@ExtendWith(OneServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LibertyApplicationIT {

    private static final String SERVLET = """
            package portal;

            import jakarta.servlet.annotation.HttpConstraint;
            import jakarta.servlet.annotation.ServletSecurity;
            import jakarta.servlet.annotation.WebServlet;
            import jakarta.servlet.http.HttpServlet;
            import jakarta.servlet.http.HttpServletRequest;
            import jakarta.servlet.http.HttpServletResponse;
            import java.io.IOException;

            @WebServlet("/me")
            @ServletSecurity(@HttpConstraint(rolesAllowed = "user"))
            public class Me extends HttpServlet {

                @Override
                protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
                    response.setContentType("text/plain");
                    response.getWriter().print(request.getUserPrincipal().getName()
                            + " user=" + request.isUserInRole("user") + " admin=" + request.isUserInRole("admin"));
                }
            }
            """;

    private static final String IMPORTS = """
            package portal;

            import jakarta.enterprise.context.ApplicationScoped;
            import jakarta.security.enterprise.authentication.mechanism.http.OpenIdAuthenticationMechanismDefinition;
            import jakarta.security.enterprise.authentication.mechanism.http.openid.ClaimsDefinition;

            """;

    private static final String CALLBACK = """
            package portal;

            import jakarta.servlet.annotation.WebServlet;
            import jakarta.servlet.http.HttpServlet;
            import jakarta.servlet.http.HttpServletRequest;
            import jakarta.servlet.http.HttpServletResponse;
            import java.io.IOException;

            @WebServlet("/callback")
            public class Callback extends HttpServlet {

                @Override
                protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
                    response.sendRedirect("me");
                }
            }
            """;

    private static final String SERVER = """
            <server>
              <featureManager>
                <feature>servlet-6.1</feature>
                <feature>cdi-4.1</feature>
                <feature>appSecurity-6.0</feature>
                <feature>mpHealth-4.0</feature>
              </featureManager>
              <httpEndpoint id="defaultHttpEndpoint" host="localhost"
                            httpPort="${http.port}" httpsPort="${https.port}"/>
              <keyStore id="defaultKeyStore" password="${keystore_password}"/>
              <webApplication location="portal.war" contextRoot="/portal"/>
            </server>
            """;

    private final Hallpass hallpass;
    private final Http http;
    private final Path folder = Instances.fresh("liberty-applications");
    private LibertyServer server;

    LibertyApplicationIT(Hallpass hallpass) {
        this.hallpass = hallpass;
        http = hallpass.http();
    }

    @BeforeAll
    void start() throws IOException, InterruptedException {
        Application client = Application.firstParty(http, hallpass.admin(), "pkce", "optional");
        Path own = Files.createDirectories(folder.resolve("usr/servers/portal"));
        Files.writeString(own.resolve("server.xml"), SERVER);
        Files.createDirectories(own.resolve("apps"));
        WarFolder portal = new WarFolder(folder.resolve("portal"));
        portal.write("src/main/java/portal/Me.java", SERVLET);
        String signIn = Documented.block("Liberty, with Jakarta Security 4", "java");
        portal.write("src/main/java/portal/SignIn.java", IMPORTS + Documented.told(signIn, hallpass.issuer(), client));
        portal.write("src/main/java/portal/Callback.java", CALLBACK);
        Files.copy(portal.war("portal.war"), own.resolve("apps/portal.war"));
        server = LibertyServer.named("portal")
                .instance(folder.resolve("instance"))
                .env("WLP_USER_DIR", folder.resolve("usr").toString())
                .env("JVM_ARGS", Instances.JVM_ARGS)
                .start();
        server.awaitReady(Instances.READY_WITHIN);
        http.patch("/auth/clients/" + client.id())
                .as(hallpass.admin())
                .mergePatch("redirect_uris", List.of(server.http() + "/portal/callback"))
                .expect(200);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void a_person_signs_in_and_has_the_roles_that_hallpass_gave() {
        TestUser ada = TestUser.register(http);
        Browser browser = new Browser(Http.at(server.http()), http);

        Answer me = browser.signIn(browser.open("/portal/me").expect(200), ada);

        assertEquals(ada.email() + " user=true admin=false", me.expect(200).body());
    }
}
