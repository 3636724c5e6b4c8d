package hallpass.system.attack;

import static hallpass.system.attack.Attack.attack;
import static hallpass.system.attack.Attack.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Bad claims: RFC 9068 section 4, RFC 8725 sections 3.8, 3.9 and 3.12, and those of MicroProfile JWT's TCK. */
final class ClaimAttacks {

    private ClaimAttacks() {}

    static Stream<Arguments> all() {
        return Stream.of(issuers(), audiences(), texts(), times(), lifetimes(), groups(), kinds())
                .flatMap(List::stream);
    }

    private static List<Arguments> issuers() {
        List<Arguments> attacks = new ArrayList<>();
        attacks.add(claim("iss", null));
        for (String json : List.of(
                "\"\"",
                "null",
                "1",
                "true",
                "[]",
                "{}",
                "\"https://elsewhere.example/auth\"",
                "\"https://issuer.example/auth/\"",
                "\"https://issuer.example/auth \"",
                "\" https://issuer.example/auth\"",
                "\"https://issuer.example/Auth\"",
                "\"HTTPS://ISSUER.EXAMPLE/AUTH\"",
                "\"https://ISSUER.example/auth\"",
                "\"https://issuer.example:443/auth\"",
                "\"http://issuer.example/auth\"",
                "\"https://issuer.example\"",
                "\"https://issuer.example/auth?\"",
                "\"https://issuer.example/auth#\"",
                "\"https://issuer.example/auth/../auth\"",
                "\"https://issuer.example/aut%68\"",
                "\"https://issuer.example/auth,x\"",
                "\"https://issuer.example/auth\\u0000\"",
                "\"https://issuer.example.evil.example/auth\"",
                "\"issuer.example/auth\"",
                "[\"https://issuer.example/auth\"]",
                "[\"https://issuer.example/auth\",\"x\"]",
                "{\"https://issuer.example/auth\":1}",
                "\"ALL_ISSUERS\"",
                "\"*\"")) {
            attacks.add(claim("iss", json));
        }
        return attacks;
    }

    private static List<Arguments> audiences() {
        List<Arguments> attacks = new ArrayList<>();
        attacks.add(claim("aud", null));
        for (String json : List.of(
                "\"\"",
                "null",
                "1",
                "true",
                "[]",
                "{}",
                "[null]",
                "[1]",
                "[true]",
                "[{}]",
                "[[]]",
                "[\"\"]",
                "\"catalog\"",
                "[\"catalog\"]",
                "[\"catalog\",\"orders\"]",
                "\"Todo\"",
                "[\"TODO\"]",
                "[\"todo \"]",
                "[\" todo\"]",
                "\"todo,auth\"",
                "\"auth todo\"",
                "[\"auth,todo\"]",
                "[\"todos\"]",
                "[\"tod\"]",
                "[\"xtodo\"]",
                "[[\"todo\"]]",
                "{\"todo\":true}",
                "[{\"todo\":true}]",
                "[\"todo\",1]",
                "[null,\"todo\"]",
                "[\"todo\",[]]",
                "\"*\"",
                "[\"*\"]",
                "[\"ALL_AUDIENCES\"]",
                "\"ALL_AUDIENCES\"",
                "[\"tоdo\"]",
                "[\"todo\\u0000\"]",
                "[\"https://todo\"]")) {
            attacks.add(claim("aud", json));
        }
        return attacks;
    }

    private static List<Arguments> texts() {
        List<Arguments> attacks = new ArrayList<>();
        for (String claim : List.of("sub", "jti", "client_id", "upn")) {
            attacks.add(claim(claim, null));
            for (String json :
                    List.of("\"\"", "null", "1", "1.5", "true", "false", "[]", "[\"x\"]", "{}", "{\"x\":1}")) {
                attacks.add(claim(claim, json));
            }
        }
        for (String json : List.of("\"\"", "null", "1", "true", "[]", "{}")) {
            attacks.add(claim("sid", json));
        }
        for (String claim : List.of("sub", "jti", "client_id", "upn", "sid")) {
            for (String json : List.of("\" \"", "\"\\t\"", "\"\\u00a0\"", "\"\\u200b\"")) {
                attacks.add(claim(claim, json));
            }
        }
        attacks.add(claim("sub", "\"alice\"")); // of a session, whose sub is a user's id
        return attacks;
    }

    private static List<Arguments> times() {
        List<Arguments> attacks = new ArrayList<>();
        for (String claim : List.of("exp", "iat", "nbf")) {
            if (!claim.equals("nbf")) {
                attacks.add(claim(claim, null));
            }
            for (String json : List.of(
                    "null",
                    "true",
                    "false",
                    "\"\"",
                    "\"tomorrow\"",
                    "\"9999999999\"",
                    "\"2030-01-01T00:00:00Z\"",
                    "[]",
                    "[9999999999]",
                    "{}",
                    "-1",
                    "-9999999999",
                    "1e400",
                    "-1e400",
                    "9223372036854775807",
                    "-9223372036854775808",
                    "9223372036854775808",
                    "18446744073709551615",
                    "99999999999999999999999999",
                    "1e18",
                    "1e999999999")) {
                attacks.add(claim(claim, json));
            }
        }
        // a number that would be good as a text, in milliseconds, or modulo 2^32 is not good
        for (String claim : List.of("exp", "iat")) {
            attacks.add(attack(claim + " as a text", t -> t.draft()
                    .claim(claim, "\"" + (Draft.now() + (claim.equals("exp") ? 300 : 0)) + "\"")
                    .signed()));
            attacks.add(attack(claim + " in a list", t -> t.draft()
                    .claim(claim, "[" + (Draft.now() + (claim.equals("exp") ? 300 : 0)) + "]")
                    .signed()));
            attacks.add(attack(
                    claim + " in milliseconds",
                    t -> t.draft().claim(claim, (Draft.now() + 300) * 1000).signed()));
            attacks.add(attack(
                    claim + " plus 2^32",
                    t -> t.draft().claim(claim, Draft.now() + 300 + (1L << 32)).signed()));
            attacks.add(attack(claim + " plus 2^64", t -> t.draft()
                    .claim(
                            claim,
                            java.math.BigInteger.ONE
                                    .shiftLeft(64)
                                    .add(java.math.BigInteger.valueOf(Draft.now() + 300))
                                    .toString())
                    .signed()));
        }
        attacks.add(attack("iat and exp in milliseconds", t -> t.draft()
                .claim("iat", Draft.now() * 1000)
                .claim("exp", Draft.now() * 1000 + 300)
                .signed()));
        for (long ago : new long[] {15, 60, 299, 3600, 86_400, 1_000_000_000}) {
            attacks.add(attack("expired " + ago + " s ago", t -> t.draft()
                    .claim("exp", Draft.now() - ago)
                    .claim("iat", Draft.now() - ago - 300)
                    .signed()));
        }
        for (long ahead : new long[] {15, 60, 299, 3600, 1_000_000_000}) {
            attacks.add(attack("issued in " + ahead + " s", t -> t.draft()
                    .claim("iat", Draft.now() + ahead)
                    .claim("exp", Draft.now() + ahead + 300)
                    .signed()));
            attacks.add(attack(
                    "not before in " + ahead + " s",
                    t -> t.draft().claim("nbf", Draft.now() + ahead).signed()));
        }
        attacks.add(attack(
                "not before after it has expired",
                t -> t.draft().claim("nbf", Draft.now() + 1000).signed()));
        return attacks;
    }

    private static List<Arguments> lifetimes() {
        List<Arguments> attacks = new ArrayList<>();
        for (long seconds : new long[] {3601, 3660, 7200, 86_400, 31_536_000, 315_360_000}) {
            attacks.add(attack("lives " + seconds + " s", t -> {
                long issued = Draft.now() - 5;
                return t.draft()
                        .claim("iat", issued)
                        .claim("exp", issued + seconds)
                        .signed();
            }));
        }
        attacks.add(attack("issued long ago, still lives", t -> t.draft()
                .claim("iat", Draft.now() - 3500)
                .claim("exp", Draft.now() + 200)
                .signed()));
        attacks.add(attack("issued in 1970", t -> t.draft().claim("iat", 0).signed()));
        attacks.add(attack("expires as it is issued", t -> {
            long now = Draft.now();
            return t.draft().claim("iat", now).claim("exp", now).signed();
        }));
        attacks.add(attack("expires before it is issued", t -> {
            long now = Draft.now();
            return t.draft().claim("iat", now + 5).claim("exp", now + 3).signed();
        }));
        return attacks;
    }

    private static List<Arguments> groups() {
        List<Arguments> attacks = new ArrayList<>();
        for (String json : List.of(
                "\"user\"",
                "\"user,admin\"",
                "1",
                "true",
                "{}",
                "{\"user\":true}",
                "[1]",
                "[\"user\",1]",
                "[null]",
                "[[\"user\"]]",
                "[{\"user\":1}]")) {
            attacks.add(claim("groups", json));
        }
        return attacks;
    }

    /** Tokens of other kinds that the same issuer signs with the same key (RFC 8725 section 3.12). */
    private static List<Arguments> kinds() {
        List<Arguments> attacks = new ArrayList<>();
        for (String typ : new String[] {null, "\"JWT\""}) {
            String suffix = typ == null ? " without typ" : " of typ JWT";
            attacks.add(attack("ID token" + suffix, t -> t.draft()
                    .header("typ", typ)
                    .claim("aud", "\"hallpass\"")
                    .claim("azp", "\"hallpass\"")
                    .claim("nonce", "\"n\"")
                    .claim("at_hash", "\"AAAA\"")
                    .signed()));
            attacks.add(attack(
                    "ID token for us" + suffix,
                    t -> t.draft().header("typ", typ).claim("nonce", "\"n\"").signed()));
            attacks.add(attack("refresh token" + suffix, t -> t.draft()
                    .header("typ", typ)
                    .claim("token_type", "\"refresh\"")
                    .signed()));
            attacks.add(attack("client assertion" + suffix, t -> t.draft()
                    .header("typ", typ)
                    .claim("sub", "\"hallpass\"")
                    .claim("iss", "\"hallpass\"")
                    .signed()));
        }
        attacks.add(attack("status list", t -> t.draft()
                .header("typ", "\"statuslist+jwt\"")
                .claim("status_list", "{\"bits\":1,\"lst\":\"eNpjAAAAAQAB\"}")
                .signed()));
        attacks.add(attack("status list called an access token", t -> t.draft()
                .claimsAs("{\"iss\":\"" + FakeIssuer.NAME + "\",\"sub\":\"" + FakeIssuer.NAME + "/status/0\",\"iat\":"
                        + Draft.now() + ",\"exp\":" + (Draft.now() + 300)
                        + ",\"status_list\":{\"bits\":1,\"lst\":\"eNpjAAAAAQAB\"}}")
                .signed()));
        attacks.add(attack("logout token", t -> t.draft()
                .header("typ", "\"logout+jwt\"")
                .claim("events", "{\"http://schemas.openid.net/event/backchannel-logout\":{}}")
                .signed()));
        attacks.add(attack("introspection answer", t -> t.draft()
                .header("typ", "\"token-introspection+jwt\"")
                .claim("token_introspection", "{\"active\":true}")
                .signed()));
        return attacks;
    }
}
