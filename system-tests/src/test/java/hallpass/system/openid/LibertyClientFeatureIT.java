package hallpass.system.openid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.launcher.LibertyServer;
import hallpass.launcher.Ports;
import hallpass.system.http.Answer;
import hallpass.system.http.Browser;
import hallpass.system.http.Http;
import hallpass.system.http.TestUser;
import hallpass.system.servers.BehindGateway;
import hallpass.system.servers.GatewaySystem;
import hallpass.system.servers.Instances;
import hallpass.system.servers.OwnServers;
import hallpass.system.servers.WarFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Liberty's own feature {@code openidConnectClient} signs people in; the application knows nothing of it. It wants
 * HTTPS for the issuer, whose certificate it has to trust, so this is behind the gateway.
 */
@OwnServers
@ExtendWith(BehindGateway.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LibertyClientFeatureIT {

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
                    response.getWriter().print(request.getUserPrincipal().getName()
                            + " user=" + request.isUserInRole("user") + " admin=" + request.isUserInRole("admin"));
                }
            }
            """;

    private static final String SIGN_OUT = """
            package portal;

            import jakarta.servlet.ServletException;
            import jakarta.servlet.annotation.WebServlet;
            import jakarta.servlet.http.HttpServlet;
            import jakarta.servlet.http.HttpServletRequest;
            import jakarta.servlet.http.HttpServletResponse;
            import java.io.IOException;

            @WebServlet({"/sign-out", "/done"})
            public class SignOut extends HttpServlet {

                @Override
                protected void doGet(HttpServletRequest request, HttpServletResponse response)
                        throws IOException, ServletException {
                    if (request.getServletPath().equals("/done")) {
                        response.getWriter().print("Signed out.");
                        return;
                    }
                    request.logout();
                    response.sendRedirect("ISSUER/logout?client_id=CLIENT"
                            + "&post_logout_redirect_uri=ADDRESS/portal/done");
                }
            }
            """;

    private final GatewaySystem hallpass;
    private final Http http;
    private final Path folder = Instances.fresh("liberty-client");
    private final int port = Ports.free();
    private final String address = "http://localhost:" + port;
    private LibertyServer server;

    LibertyClientFeatureIT(GatewaySystem hallpass) {
        this.hallpass = hallpass;
        http = hallpass.http();
    }

    @BeforeAll
    void start() throws IOException, InterruptedException, GeneralSecurityException {
        Application client = Application.firstParty(
                http,
                hallpass.admin(),
                "redirect_uris",
                List.of(address + "/oidcclient/redirect/hallpass"),
                "post_logout_redirect_uris",
                List.of(address + "/portal/done"));
        Path own = Files.createDirectories(folder.resolve("usr/servers/portal"));
        String configuration = Documented.block("Liberty, by its configuration alone", "xml");
        Files.writeString(
                own.resolve("server.xml"),
                Documented.told(configuration, hallpass.issuer(), client)
                        .replace("localhost:9080", "localhost:" + port));
        trust(own.resolve("trusted.p12"));
        Files.createDirectories(own.resolve("apps"));
        WarFolder portal = new WarFolder(folder.resolve("portal"));
        portal.write("src/main/java/portal/Me.java", SERVLET);
        String signOut = SIGN_OUT.replace("ADDRESS", address);
        portal.write("src/main/java/portal/SignOut.java", Documented.told(signOut, hallpass.issuer(), client));
        Files.copy(portal.war("portal.war"), own.resolve("apps/portal.war"));
        server = LibertyServer.named("portal")
                .instance(folder.resolve("instance"))
                .httpPort(port)
                .env("WLP_USER_DIR", folder.resolve("usr").toString())
                .env("JVM_ARGS", Instances.JVM_ARGS)
                .start();
        server.awaitReady(Instances.READY_WITHIN);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void a_person_signs_in_has_the_roles_that_hallpass_gave_and_signs_out() {
        TestUser ada = TestUser.register(http);
        Browser browser = new Browser(Http.at(URI.create(address)), http);

        Answer me = browser.signIn(browser.open("/portal/me").expect(200), ada);

        assertEquals(ada.id() + " user=true admin=false", me.expect(200).body());
        Answer asked = browser.open("/portal/sign-out").expect(200);
        assertTrue(asked.body().contains("decision"), asked::toString);
        Answer done = browser.submit(asked, "decision", "yes");
        assertEquals("Signed out.", done.expect(200).body());
        browser.open("/portal/me").expect(200);
        assertEquals("/auth/signin", browser.address().getPath());
    }

    @Test
    void a_person_without_the_role_does_not_get_in() {
        TestUser guest = TestUser.register(http);
        http.patch("/auth/users/" + guest.id())
                .as(hallpass.admin())
                .mergePatch("roles", List.of("guest"))
                .expect(200);
        Browser browser = new Browser(Http.at(URI.create(address)), http);

        browser.signIn(browser.open("/portal/me").expect(200), guest).expect(403);
    }

    /** A store with the gateway's certificate, as {@code keytool -importcert} makes it. */
    private void trust(Path file) throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        try (InputStream certificate = Files.newInputStream(hallpass.gateway().certificateFile())) {
            trusted.setCertificateEntry(
                    "hallpass", CertificateFactory.getInstance("X.509").generateCertificate(certificate));
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            trusted.store(out, "changeit".toCharArray());
        }
    }
}
