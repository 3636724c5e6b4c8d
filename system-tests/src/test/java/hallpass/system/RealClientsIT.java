package hallpass.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hallpass.system.http.Http;
import hallpass.system.http.ServiceClient;
import hallpass.system.http.TestUser;
import hallpass.system.http.Tokens;
import hallpass.system.servers.Hallpass;
import hallpass.system.servers.OneServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.introspection.SpringOpaqueTokenIntrospector;

/** Clients and resource servers that other people wrote understand us without being told anything but the issuer. */
@ExtendWith(OneServer.class)
class RealClientsIT {

    private final Hallpass hallpass;
    private final Http http;
    private final TestUser user;

    RealClientsIT(Hallpass hallpass) {
        this.hallpass = hallpass;
        http = hallpass.http();
        user = TestUser.register(http);
    }

    @Test
    void a_spring_resource_server_verifies_access_tokens() {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withIssuerLocation(hallpass.issuer())
                .validateType(false) // at+jwt: RFC 9068's validator says it
                .build();
        decoder.setJwtValidator(JwtValidators.createAtJwtValidator()
                .issuer(hallpass.issuer())
                .audience("todo")
                .clientId("hallpass")
                .build());
        String token = user.signIn().access();

        Jwt jwt = decoder.decode(token);

        assertEquals(user.id(), jwt.getSubject());
        assertEquals(List.of("user"), jwt.getClaimAsStringList("groups"));
        assertThrows(JwtException.class, () -> decoder.decode(token.substring(0, token.length() - 8) + "AAAAAAAA"));
        assertThrows(
                JwtException.class,
                () -> decoder.decode(service(List.of("auth")).access()));
    }

    @Test
    void a_spring_resource_server_introspects_tokens() {
        ServiceClient service = service(List.of("todo"));
        SpringOpaqueTokenIntrospector introspector = SpringOpaqueTokenIntrospector.withIntrospectionUri(
                        hallpass.issuer() + "/introspect")
                .clientId(service.id())
                .clientSecret(service.secret())
                .build();
        Tokens tokens = user.signIn();

        OAuth2AuthenticatedPrincipal principal = introspector.introspect(tokens.access());

        assertEquals(user.id(), principal.getAttribute("sub"));
        assertEquals(user.email(), principal.getAttribute("upn"));
        assertEquals(List.of("auth", "todo"), principal.getAttribute("aud"));
        http.post("/auth/revoke").form("token", tokens.access()).expect(200);
        assertThrows(BadOpaqueTokenException.class, () -> introspector.introspect(tokens.access()));
    }

    @Test
    @Timeout(180)
    void a_javascript_client_goes_through_all_of_it() throws Exception {
        Path folder = installed();
        ServiceClient service = service(List.of("todo"));

        String said = run(
                folder,
                "node",
                "client.mjs",
                hallpass.issuer(),
                user.email(),
                user.password(),
                service.id(),
                service.secret());

        assertTrue(said.contains("all is well"), said);
    }

    private ServiceClient service(List<String> audiences) {
        return ServiceClient.register(http, hallpass.admin(), audiences, List.of("user"));
    }

    /** The client beside its library, which npm fetches once and keeps. */
    private static Path installed() throws IOException, InterruptedException {
        boolean node = there("node") && there("npm");
        assertTrue(node || !"true".equals(System.getenv("CI")), "CI must have Node, or this is tested nowhere");
        assumeTrue(node, "needs Node, as the page does");
        Path folder = Files.createDirectories(Path.of("target", "node").toAbsolutePath());
        Path sources = Path.of("src", "test", "node").toAbsolutePath();
        for (String file : List.of("package.json", "package-lock.json", ".npmrc", "client.mjs")) {
            Files.copy(sources.resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!Files.exists(folder.resolve("node_modules"))) {
            run(folder, "npm", "ci", "--prefer-offline", "--no-audit", "--no-fund", "--no-progress");
        }
        return folder;
    }

    private static boolean there(String program) {
        try {
            run(Path.of(".").toAbsolutePath(), program, "--version");
            return true;
        } catch (IOException | InterruptedException absent) {
            return false;
        }
    }

    private static String run(Path folder, String... command) throws IOException, InterruptedException {
        Path log = Files.createTempFile("program", ".log");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            boolean ended = process.waitFor(90, TimeUnit.SECONDS);
            process.destroyForcibly();
            String said = Files.readString(log, StandardCharsets.UTF_8);
            if (!ended || process.exitValue() != 0) {
                throw new AssertionError(
                        command[0] + " " + command[1] + (ended ? " failed:\n" : " never ended:\n") + said);
            }
            return said;
        } finally {
            Files.deleteIfExists(log);
        }
    }
}
