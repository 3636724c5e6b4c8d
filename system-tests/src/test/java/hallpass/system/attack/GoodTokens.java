package hallpass.system.attack;

import static hallpass.system.attack.Attack.attack;
import static hallpass.system.attack.Attack.claim;
import static hallpass.system.attack.Attack.header;

import com.nimbusds.jose.jwk.RSAKey;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Tokens that must be accepted; without them a service that refuses all tokens would pass. */
final class GoodTokens {

    private GoodTokens() {}

    static Stream<Arguments> all() {
        return Stream.of(
                attack("ours", t -> t.draft().signed()),
                attack("made by hand", t -> t.key() instanceof RSAKey ? RsaAttacks.good(t) : EcAttacks.good(t)),
                header("typ", "\"application/at+jwt\""),
                header("typ", "\"AT+JWT\""),
                header("typ", "\"Application/At+Jwt\""),
                header("unknown", "\"ignored (RFC 7515 section 4)\""),
                claim("unknown", "{\"a\":[1,{\"b\":null}]}"),
                claim("aud", "\"todo\""),
                claim("aud", "[\"todo\"]"),
                claim("aud", "[\"a\",\"b\",\"todo\"]"),
                claim("sid", null),
                claim("auth_time", null),
                claim("groups", "[\"user\",\"admin\",\"x\"]"),
                claim("upn", "\"ünï+cödé@example.org\""),
                claim("scope", "\"openid\""),
                attack(
                        "nbf in the past",
                        t -> t.draft().claim("nbf", Draft.now() - 60).signed()),
                attack(
                        "nbf in 5 s",
                        t -> t.draft().claim("nbf", Draft.now() + 5).signed()),
                attack(
                        "issued in 5 s",
                        t -> t.draft().claim("iat", Draft.now() + 5).signed()),
                attack("expired 5 s ago", t -> t.draft()
                        .claim("iat", Draft.now() - 300)
                        .claim("exp", Draft.now() - 5)
                        .signed()),
                attack("lives an hour", t -> {
                    long issued = Draft.now();
                    return t.draft()
                            .claim("iat", issued)
                            .claim("exp", issued + 3600)
                            .signed();
                }),
                attack("issued an hour ago less a minute", t -> t.draft()
                        .claim("iat", Draft.now() - 3540)
                        .claim("exp", Draft.now() + 60)
                        .signed()),
                attack("spaces and new lines in the JSON", t -> t.draft()
                        .headerAs(" {\n\tMEMBERS\r\n} ")
                        .claimsAs("\n{ MEMBERS }\n")
                        .signed()),
                attack("escapes in the JSON", t -> t.draft()
                        .header("typ", "\"at\\u002bjwt\"")
                        .claim("aud", "[\"\\u0074odo\"]")
                        .signed()),
                attack("long", t -> t.draft()
                        .claim("x", "\"" + "x".repeat(5000) + "\"")
                        .signed()));
    }
}
