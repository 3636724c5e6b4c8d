package hallpass.system.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import hallpass.system.http.Answer;
import hallpass.system.http.Http;
import hallpass.system.http.Parallel;
import hallpass.system.http.Refusals;
import hallpass.system.http.TestUser;
import hallpass.system.servers.Hallpass;
import hallpass.system.servers.OnBothEngines;
import hallpass.system.servers.SeparateSystem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Clients that authenticate with a key of their own (RFC 7523): private_key_jwt. */
@OnBothEngines
class PrivateKeyJwtIT {

    private final Http http;
    private final List<Http> servers;
    private final TestUser admin;
    private final String issuer;
    private final ECKey key = ClientAssertion.key("one");
    private final String client;

    PrivateKeyJwtIT(Hallpass hallpass) {
        http = hallpass.http();
        servers = hallpass instanceof SeparateSystem system ? List.of(http, system.replica()) : List.of(http);
        admin = hallpass.admin();
        issuer = hallpass.issuer();
        client = register(key).text("client_id");
    }

    @Test
    void a_key_proves_who_the_client_is_and_there_is_no_secret() {
        assertFalse(register(key).json().containsKey("client_secret"));

        token(http, assertion(claims -> {})).expect(200);
        token(http, assertion(claims -> claims.audience(issuer + "/token"))).expect(200);
        Refusals.oauth(
                401,
                "invalid_client",
                http.post("/auth/token")
                        .form("grant_type", "client_credentials", "client_id", client)
                        .send());
    }

    @Test
    void an_assertion_is_good_once_on_all_servers() {
        String assertion = assertion(claims -> {});
        List<Callable<Answer>> calls = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Http server = servers.get(i % servers.size());
            calls.add(() -> token(server, assertion));
        }

        List<Integer> statuses =
                Parallel.all(calls).stream().map(Answer::status).sorted().toList();

        assertEquals(List.of(200, 401, 401, 401, 401, 401), statuses);
        for (Http server : servers) {
            Refusals.oauth(401, "invalid_client", token(server, assertion));
        }
    }

    @Test
    void another_assertion_proves_nothing() throws JOSEException {
        Instant now = Instant.now();
        String publicKey = key.toPublicJWK().toJSONString();
        List<String> bad = List.of(
                assertion(claims -> claims.audience("https://elsewhere.example.com")),
                assertion(claims -> claims.expirationTime(Date.from(now.minusSeconds(60)))),
                assertion(claims -> claims.expirationTime(Date.from(now.plusSeconds(86_400)))),
                assertion(claims -> claims.expirationTime(null)),
                assertion(claims -> claims.jwtID(null)),
                assertion(claims -> claims.subject("hallpass")),
                assertion(claims -> claims.issuer("hallpass").subject("hallpass")),
                ClientAssertion.signed(ClientAssertion.key("one"), client, issuer, claims -> {}),
                ClientAssertion.signed(ClientAssertion.key("unknown"), client, issuer, claims -> {}),
                ClientAssertion.signed(
                        JWSAlgorithm.HS256,
                        "one",
                        new MACSigner(publicKey.getBytes(StandardCharsets.UTF_8)),
                        client,
                        issuer,
                        claims -> {}),
                new PlainJWT(new JWTClaimsSet.Builder()
                                .issuer(client)
                                .subject(client)
                                .audience(issuer)
                                .jwtID("1")
                                .expirationTime(Date.from(now.plusSeconds(60)))
                                .build())
                        .serialize(),
                "x.y.z",
                "x");
        for (String assertion : bad) {
            Refusals.oauth(401, "invalid_client", token(http, assertion));
        }
    }

    @Test
    void another_clients_key_is_not_ones_own() {
        ECKey others = ClientAssertion.key("one");
        String other = register(others).text("client_id");

        Refusals.oauth(
                401, "invalid_client", token(http, ClientAssertion.signed(others, client, issuer, claims -> {})));
        Refusals.oauth(
                401,
                "invalid_client",
                http.post("/auth/token")
                        .form(
                                "grant_type",
                                "client_credentials",
                                "client_id",
                                client,
                                "client_assertion_type",
                                ClientAssertion.TYPE,
                                "client_assertion",
                                ClientAssertion.signed(others, other, issuer, claims -> {}))
                        .send());
    }

    @Test
    void a_client_authenticates_in_one_way_only() {
        Refusals.oauth(
                400,
                "invalid_request",
                http.post("/auth/token")
                        .form(
                                "grant_type",
                                "client_credentials",
                                "client_secret",
                                "x",
                                "client_assertion_type",
                                ClientAssertion.TYPE,
                                "client_assertion",
                                assertion(claims -> {}))
                        .send());
        Answer secret = http.post("/auth/clients")
                .as(admin)
                .json("name", "x", "audiences", List.of("todo"), "jwks", ClientAssertion.publicSet(key))
                .expect(201);
        Refusals.oauth(
                401,
                "invalid_client",
                token(http, ClientAssertion.signed(key, secret.text("client_id"), issuer, claims -> {})));
    }

    private Answer register(ECKey of) {
        return http.post("/auth/clients")
                .as(admin)
                .json(
                        "name",
                        "Keyed",
                        "audiences",
                        List.of("todo"),
                        "token_endpoint_auth_method",
                        "private_key_jwt",
                        "jwks",
                        ClientAssertion.publicSet(of))
                .expect(201);
    }

    private String assertion(Consumer<JWTClaimsSet.Builder> change) {
        return ClientAssertion.signed(key, client, issuer, change);
    }

    private static Answer token(Http server, String assertion) {
        return server.post("/auth/token")
                .form(
                        "grant_type",
                        "client_credentials",
                        "client_assertion_type",
                        ClientAssertion.TYPE,
                        "client_assertion",
                        assertion)
                .send();
    }
}
