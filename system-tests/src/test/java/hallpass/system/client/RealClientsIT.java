package hallpass.system.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.system.http.Http;
import hallpass.system.http.ServiceClient;
import hallpass.system.http.TestUser;
import hallpass.system.http.Tokens;
import hallpass.system.node.Node;
import hallpass.system.servers.Hallpass;
import hallpass.system.servers.OneServer;
import java.util.List;
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

/** Clients and resource servers of other people work with Hallpass; they are told nothing but the issuer. */
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
                .validateType(false) // RFC 9068's validator below checks at+jwt
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
        ServiceClient service = service(List.of("todo"));

        String said = Node.run(
                "client.mjs", hallpass.issuer(), user.email(), user.password(), service.id(), service.secret());

        assertTrue(said.contains("all is well"), said);
    }

    private ServiceClient service(List<String> audiences) {
        return ServiceClient.register(http, hallpass.admin(), audiences, List.of("user"));
    }
}
