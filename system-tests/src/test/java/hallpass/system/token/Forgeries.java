package hallpass.system.token;

import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
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
import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Tokens with one thing wrong. Most are signed with the real key, so that nothing else is wrong. */
final class Forgeries {

    private Forgeries() {}

    interface Forgery {
        String of(Forger forger) throws Exception;
    }

    static Stream<Arguments> all() {
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
                                t.header(JWSAlgorithm.RS256).jwk((JWK) t.real().toPublicJWK()),
                                t.claims(),
                                new RSASSASigner(t.real()))),
                arguments("RS384", t -> t.sign(t.header(JWSAlgorithm.RS384), t.claims(), new RSASSASigner(t.real()))),
                arguments("RS512", t -> t.sign(t.header(JWSAlgorithm.RS512), t.claims(), new RSASSASigner(t.real()))),
                arguments("PS256", t -> t.sign(t.header(JWSAlgorithm.PS256), t.claims(), new RSASSASigner(t.real()))),
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
                                new MACSigner(t.real().toRSAPublicKey().getEncoded()))),
                arguments(
                        "HS256 with the public key, PEM",
                        t -> t.sign(t.header(JWSAlgorithm.HS256), t.claims(), new MACSigner(t.pem()))),
                arguments(
                        "HS256 with the public key, JWK",
                        t -> t.sign(
                                t.header(JWSAlgorithm.HS256),
                                t.claims(),
                                new MACSigner(t.real().toPublicJWK().toJSONString()))),
                arguments("alg none", t -> t.unsigned("none") + "."),
                arguments("alg None", t -> t.unsigned("None") + "."),
                arguments("alg none with the real signature", t -> t.unsigned("none") + "." + t.part(2)),
                // form
                arguments("no signature", t -> t.part(0) + "." + t.part(1) + "."),
                arguments("two parts", t -> t.part(0) + "." + t.part(1)),
                arguments("four parts", t -> t.good() + ".x"),
                arguments("five parts", t -> t.good() + ".x.y"),
                arguments("padding", t -> t.good() + "="),
                arguments("padding in the header", t -> t.part(0) + "=." + t.part(1) + "." + t.part(2)),
                arguments(
                        "claims changed",
                        t -> t.part(0) + "."
                                + Base64URL.encode(JSONObjectUtils.toJSONString(someoneElses(t)))
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

    private static Arguments claims(String name, Consumer<Map<String, Object>> change) {
        return arguments(name, forger -> forger.resigned(change));
    }

    private static Arguments header(String name, Consumer<JWSHeader.Builder> change) {
        return arguments(name, forger -> {
            JWSHeader.Builder header = forger.header(JWSAlgorithm.RS256);
            change.accept(header);
            return forger.sign(header, forger.claims(), new RSASSASigner(forger.real()));
        });
    }

    private static Arguments arguments(String name, Forgery forgery) {
        return argumentSet(name, forgery);
    }

    private static Map<String, Object> someoneElses(Forger forger) {
        Map<String, Object> claims = forger.claims();
        claims.put("sub", UUID.randomUUID().toString());
        return claims;
    }

    private static long now() {
        return Instant.now().getEpochSecond();
    }
}
