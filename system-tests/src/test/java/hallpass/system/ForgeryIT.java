package hallpass.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64;
import com.nimbusds.jose.util.Base64URL;
import hallpass.system.http.Answer;
import hallpass.system.http.Http;
import hallpass.system.http.Refusals;
import hallpass.system.http.TestUser;
import hallpass.system.http.Tokens;
import hallpass.system.servers.OneServer;
import hallpass.system.servers.OneServerSystem;
import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tokens that are a good one but for one thing. Most are signed with the issuer's real key, which the tests know, so
 * that nothing else is wrong with them.
 */
@ExtendWith(OneServer.class)
class ForgeryIT {

    private final Http http;
    private final RSAKey real;
    private final TestUser user;
    private final String good;

    ForgeryIT(OneServerSystem system) throws Exception {
        http = system.http();
        user = Once.user(http);
        good = user.token();
        real = new RSAKey.Builder(system.signingKey().key())
                .keyID(Tokens.part(good, 0).getString("kid"))
                .build();
    }

    /** One user is enough for all of these, since none of them changes anything. */
    private static final class Once {
        private static TestUser user;

        static synchronized TestUser user(Http http) {
            if (user == null) {
                user = TestUser.register(http);
            }
            return user;
        }
    }

    interface Forgery {
        String of(ForgeryIT test) throws Exception;
    }

    @Test
    void the_real_key_signs_good_tokens() throws Exception {
        taken(resigned(claims -> {}));
    }

    @Test
    void a_little_skew_is_forgiven() throws Exception {
        long now = Instant.now().getEpochSecond();

        taken(resigned(claims -> {
            claims.put("exp", now - 3);
            claims.put("iat", now - 300);
        }));
        taken(resigned(claims -> claims.put("nbf", now + 5)));
    }

    @Test
    void a_token_for_one_service_is_for_that_one_only() throws Exception {
        String todoOnly = resigned(claims -> claims.put("aud", List.of("todo")));

        http.get("/todo/tasks").token(todoOnly).expect(200);
        Refusals.problem(401, http.get("/auth/users/me").token(todoOnly).send());
    }

    @Test
    void without_a_role_it_is_403() throws Exception {
        for (Consumer<Map<String, Object>> change : List.<Consumer<Map<String, Object>>>of(
                claims -> claims.put("groups", List.of()),
                claims -> claims.remove("groups"),
                claims -> claims.put("groups", List.of("USER", "users")))) {
            String token = resigned(change);

            Refusals.problem(403, http.get("/todo/tasks").token(token).send());
            Refusals.problem(403, http.get("/auth/users/me").token(token).send());
        }
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void a_forged_token_is_401(Forgery forgery) throws Exception {
        String token = forgery.of(this);

        for (String path : List.of("/todo/tasks", "/auth/users/me")) {
            Answer answer = http.get(path).token(token).send();

            Refusals.problem(401, answer);
            assertTrue(answer.header("WWW-Authenticate").contains("error=\"invalid_token\""), answer::toString);
        }
    }

    static Stream<Arguments> forgeries() {
        return Stream.of(
                // claims
                claims("no iss", c -> c.remove("iss")),
                claims("another iss", c -> c.put("iss", "https://elsewhere.example/auth")),
                claims("iss with a slash more", c -> c.put("iss", c.get("iss") + "/")),
                claims("no aud", c -> c.remove("aud")),
                claims("another aud", c -> c.put("aud", List.of("catalog"))),
                claims("no sub", c -> c.remove("sub")),
                claims("no jti", c -> c.remove("jti")),
                claims("no exp", c -> c.remove("exp")),
                claims("no iat", c -> c.remove("iat")),
                claims("expired", c -> {
                    c.put("exp", now() - 15);
                    c.put("iat", now() - 300);
                }),
                claims("not yet valid", c -> c.put("nbf", now() + 60)),
                claims("issued in the future", c -> {
                    c.put("iat", now() + 120);
                    c.put("exp", now() + 420);
                }),
                claims("lives two hours", c -> c.put("exp", now() + 7200)),
                claims("lives ten years", c -> c.put("exp", now() + 315_360_000L)),
                claims("exp is a text", c -> c.put("exp", "tomorrow")),
                // header
                header("no typ", h -> h.type(null)),
                header("typ JWT", h -> h.type(JOSEObjectType.JWT)),
                header("typ refresh+jwt", h -> h.type(new JOSEObjectType("rt+jwt"))),
                header("no kid", h -> h.keyID(null)),
                header("unknown kid", h -> h.keyID(UUID.randomUUID().toString())),
                header("jku", h -> h.jwkURL(URI.create("http://localhost:1/jwks"))),
                header("x5u", h -> h.x509CertURL(URI.create("http://localhost:1/cert"))),
                header("x5c", h -> h.x509CertChain(List.of(Base64.encode("certificate")))),
                header("crit", h -> h.criticalParams(Set.of("exp")).customParam("exp", 1)),
                header("unknown crit", h -> h.criticalParams(Set.of("urn:x")).customParam("urn:x", true)),
                // keys and algorithms
                arguments(
                        "another key under the real kid",
                        t -> t.sign(
                                t.header(JWSAlgorithm.RS256),
                                t.claims(),
                                new RSASSASigner(new RSAKeyGenerator(2048).generate()))),
                arguments("a key inside the token", t -> {
                    RSAKey own = new RSAKeyGenerator(2048).keyID("own").generate();
                    return t.sign(
                            t.header(JWSAlgorithm.RS256).keyID("own").jwk(own.toPublicJWK()),
                            t.claims(),
                            new RSASSASigner(own));
                }),
                arguments(
                        "the real key inside the token",
                        t -> t.sign(
                                t.header(JWSAlgorithm.RS256).jwk((JWK) t.real.toPublicJWK()),
                                t.claims(),
                                new RSASSASigner(t.real))),
                arguments("RS384", t -> t.sign(t.header(JWSAlgorithm.RS384), t.claims(), new RSASSASigner(t.real))),
                arguments("RS512", t -> t.sign(t.header(JWSAlgorithm.RS512), t.claims(), new RSASSASigner(t.real))),
                arguments("PS256", t -> t.sign(t.header(JWSAlgorithm.PS256), t.claims(), new RSASSASigner(t.real))),
                arguments(
                        "ES256",
                        t -> t.sign(
                                t.header(JWSAlgorithm.ES256),
                                t.claims(),
                                new ECDSASigner(new ECKeyGenerator(Curve.P_256).generate()))),
                arguments(
                        "HS256 with the public key, DER",
                        t -> t.sign(
                                t.header(JWSAlgorithm.HS256),
                                t.claims(),
                                new MACSigner(t.real.toRSAPublicKey().getEncoded()))),
                arguments(
                        "HS256 with the public key, PEM",
                        t -> t.sign(t.header(JWSAlgorithm.HS256), t.claims(), new MACSigner(t.pem()))),
                arguments(
                        "HS256 with the public key, JWK",
                        t -> t.sign(
                                t.header(JWSAlgorithm.HS256),
                                t.claims(),
                                new MACSigner(t.real.toPublicJWK().toJSONString()))),
                arguments("alg none", t -> t.unsigned("none") + "."),
                arguments("alg None", t -> t.unsigned("None") + "."),
                arguments("alg none with the real signature", t -> t.unsigned("none") + "." + t.part(2)),
                // form
                arguments("no signature", t -> t.part(0) + "." + t.part(1) + "."),
                arguments("two parts", t -> t.part(0) + "." + t.part(1)),
                arguments("four parts", t -> t.good + ".x"),
                arguments("five parts", t -> t.good + ".x.y"),
                arguments("padding", t -> t.good + "="),
                arguments("padding in the header", t -> t.part(0) + "=." + t.part(1) + "." + t.part(2)),
                arguments(
                        "claims changed",
                        t -> t.part(0) + "."
                                + Base64URL.encode(t.claims()
                                        .toString()
                                        .replace(t.user.id(), UUID.randomUUID().toString()))
                                + "." + t.part(2)),
                arguments(
                        "signature changed",
                        t -> t.part(0) + "." + t.part(1) + "." + new StringBuilder(t.part(2)).reverse()),
                arguments(
                        "JSON serialization",
                        t -> "{\"protected\":\"" + t.part(0) + "\",\"payload\":\"" + t.part(1) + "\",\"signature\":\""
                                + t.part(2) + "\"}"),
                arguments("junk", t -> "junk"),
                arguments("three times junk", t -> "a.b.c"),
                arguments("only dots", t -> ".."),
                arguments("very long", t -> "a".repeat(6000)));
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void a_token_is_taken_in_one_way_only(String header) {
        Answer answer = http.get("/todo/tasks")
                .header("Authorization", header.replace("TOKEN", good))
                .send();

        Refusals.problem(401, answer);
    }

    static Stream<String> schemes() {
        return Stream.of(
                "TOKEN", "Basic TOKEN", "Bearer", "Bearer ", "Token TOKEN", "Bearer TOKEN TOKEN", "BearerTOKEN");
    }

    @Test
    void a_token_in_the_query_or_a_cookie_is_ignored() {
        for (String path : List.of("/todo/tasks", "/auth/users/me")) {
            Answer query = http.get(path + "?access_token=" + good).send();
            Refusals.problem(401, query);
            assertEquals(-1, query.header("WWW-Authenticate").indexOf("error="), query::toString);
            Refusals.problem(
                    401,
                    http.get(path)
                            .header("Cookie", "access_token=" + good + "; Bearer=" + good + "; jwt=" + good)
                            .send());
        }
    }

    @Test
    void a_bad_token_where_none_is_needed_does_no_harm() {
        Answer keys = http.get("/auth/jwks").token("junk").expect(200);

        assertEquals("", keys.header("WWW-Authenticate"));
        TestUser.known(http, user.email(), user.password());
        http.post("/auth/token")
                .token("junk")
                .form("grant_type", "password", "username", user.email(), "password", user.password())
                .expect(200);
    }

    private void taken(String token) {
        http.get("/todo/tasks").token(token).expect(200);
        http.get("/auth/users/me").token(token).expect(200);
    }

    private static Arguments claims(String name, Consumer<Map<String, Object>> change) {
        return arguments(name, test -> test.resigned(change));
    }

    private static Arguments header(String name, Consumer<JWSHeader.Builder> change) {
        return arguments(name, test -> {
            JWSHeader.Builder header = test.header(JWSAlgorithm.RS256);
            change.accept(header);
            return test.sign(header, test.claims(), new RSASSASigner(test.real));
        });
    }

    private static Arguments arguments(String name, Forgery forgery) {
        return argumentSet(name, forgery);
    }

    private String resigned(Consumer<Map<String, Object>> change) throws JOSEException {
        Map<String, Object> claims = claims();
        change.accept(claims);
        return sign(header(JWSAlgorithm.RS256), claims, new RSASSASigner(real));
    }

    private JWSHeader.Builder header(JWSAlgorithm algorithm) {
        return new JWSHeader.Builder(algorithm)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(real.getKeyID());
    }

    private String sign(JWSHeader.Builder header, Map<String, Object> claims, JWSSigner signer) throws JOSEException {
        JWSObject token = new JWSObject(header.build(), new Payload(claims));
        token.sign(signer);
        return token.serialize();
    }

    private Map<String, Object> claims() {
        try {
            Map<String, Object> claims = new HashMap<>(com.nimbusds.jose.util.JSONObjectUtils.parse(
                    new String(java.util.Base64.getUrlDecoder().decode(part(1)), StandardCharsets.UTF_8)));
            claims.put("jti", UUID.randomUUID().toString());
            return claims;
        } catch (java.text.ParseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String unsigned(String algorithm) {
        JsonObject header = Tokens.part(good, 0);
        return Base64URL.encode(header.toString().replace("RS256", algorithm)) + "." + part(1);
    }

    private String part(int index) {
        return good.split("\\.")[index];
    }

    private byte[] pem() throws JOSEException {
        return ("-----BEGIN PUBLIC KEY-----\n"
                        + java.util.Base64.getMimeEncoder(64, new byte[] {'\n'})
                                .encodeToString(real.toRSAPublicKey().getEncoded())
                        + "\n-----END PUBLIC KEY-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static long now() {
        return Instant.now().getEpochSecond();
    }
}
