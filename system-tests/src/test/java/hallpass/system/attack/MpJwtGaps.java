package hallpass.system.attack;

import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Bad tokens that Liberty's MP-JWT accepts. Their names are the rows of a table in docs/security.md. */
final class MpJwtGaps {

    private static final RSAKey WEAK = FakeIssuer.rsa(1024, "weak");
    private static final RSAKey OTHER = FakeIssuer.rsa(2048, "other");

    private MpJwtGaps() {}

    /** Further keys that the issuer publishes. */
    static List<JWK> published() {
        return List.of(
                WEAK.toPublicJWK(),
                new RSAKey.Builder(OTHER.toPublicJWK())
                        .keyUse(KeyUse.ENCRYPTION)
                        .build(),
                new RSAKey.Builder(OTHER.toPublicJWK())
                        .keyID("rs512")
                        .algorithm(JWSAlgorithm.RS512)
                        .build(),
                new RSAKey.Builder(OTHER.toPublicJWK())
                        .keyID("wrap")
                        .keyUse(null)
                        .keyOperations(Set.of(com.nimbusds.jose.jwk.KeyOperation.WRAP_KEY))
                        .build());
    }

    static Stream<Arguments> all() {
        return Stream.of(
                gap("`typ` missing", t -> t.draft().header("typ", null).signed()),
                gap(
                        "`typ` of another kind of token (`JWT`)",
                        t -> t.draft().header("typ", "\"JWT\"").signed()),
                gap(
                        "a status list that has an access token's claims",
                        t -> t.draft().header("typ", "\"statuslist+jwt\"").signed()),
                gap("`jti` missing", t -> t.draft().claim("jti", null).signed()),
                gap("`iat` missing", t -> t.draft().claim("iat", null).signed()),
                gap(
                        "`client_id` missing",
                        t -> t.draft().claim("client_id", null).signed()),
                gap(
                        "lives ten years",
                        t -> t.draft().claim("exp", Draft.now() + 315_360_000).signed()),
                gap("expired four minutes ago", t -> t.draft()
                        .claim("iat", Draft.now() - 600)
                        .claim("exp", Draft.now() - 240)
                        .signed()),
                gap(
                        "issued in four minutes",
                        t -> t.draft().claim("iat", Draft.now() + 240).signed()),
                gap(
                        "not valid before four minutes from now",
                        t -> t.draft().claim("nbf", Draft.now() + 240).signed()),
                gap("a key of 1024 bit", t -> new Draft(WEAK).signed()),
                gap("a key for encryption (`use`)", t -> new Draft(OTHER).signed()),
                gap("a key for wrapping keys (`key_ops`)", t -> new Draft(named("wrap")).signed()),
                gap("a key of another algorithm (`alg`)", t -> new Draft(named("rs512")).signed()),
                gap("`=` behind the signature", t -> t.draft().signed() + "="),
                gap(
                        "stray bits in the signature's last letter",
                        t -> stray(t.draft().signed())),
                gap("an embedded `jwk` beside a good signature", t -> t.draft()
                        .header("jwk", t.key().toPublicJWK().toJSONString())
                        .signed()),
                gap("`jku` of somebody else beside a good signature", t -> t.draft()
                        .header("jku", "\"https://evil.example/jwks\"")
                        .signed()));
    }

    private static RSAKey named(String id) {
        return new RSAKey.Builder(OTHER).keyID(id).build();
    }

    private static String stray(String token) {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        int last = alphabet.indexOf(token.charAt(token.length() - 1));
        return token.substring(0, token.length() - 1) + alphabet.charAt(last | 1);
    }

    private static Arguments gap(String name, Attack token) {
        return argumentSet(name, name, token);
    }
}
