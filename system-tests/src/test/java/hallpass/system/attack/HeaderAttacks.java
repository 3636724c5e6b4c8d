package hallpass.system.attack;

import static hallpass.system.attack.Attack.attack;
import static hallpass.system.attack.Attack.header;

import com.nimbusds.jose.jwk.RSAKey;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Headers whose claims must not be believed or fetched (RFC 8725 sections 2.9, 3.10 and 3.11). */
final class HeaderAttacks {

    private HeaderAttacks() {}

    static Stream<Arguments> all() {
        return Stream.of(types(), keyIds(), embedded(), critical()).flatMap(List::stream);
    }

    private static List<Arguments> types() {
        List<Arguments> attacks = new ArrayList<>();
        attacks.add(header("typ", null));
        for (String json : List.of(
                "\"JWT\"",
                "\"jwt\"",
                "\"JOSE\"",
                "\"JOSE+JSON\"",
                "\"\"",
                "\" at+jwt\"",
                "\"at+jwt \"",
                "\"at jwt\"",
                "\"at%2Bjwt\"",
                "\"at-jwt\"",
                "\"at\"",
                "\"+jwt\"",
                "\"at+jwt+jwt\"",
                "\"xat+jwt\"",
                "\"at+jwtx\"",
                "\"at+jwt;v=1\"",
                "\"at+jwt,JWT\"",
                "\"text/at+jwt\"",
                "\"application/jwt\"",
                "\"application/application/at+jwt\"",
                "\"/at+jwt\"",
                "\"at+jwt\\u0000\"",
                "\"id+jwt\"",
                "\"id_token\"",
                "\"rt+jwt\"",
                "\"refresh+jwt\"",
                "\"logout+jwt\"",
                "\"statuslist+jwt\"",
                "\"secevent+jwt\"",
                "\"dpop+jwt\"",
                "\"token-introspection+jwt\"",
                "\"oauth-authz-req+jwt\"",
                "\"client-authentication+jwt\"",
                "\"entity-statement+jwt\"",
                "\"vc+sd-jwt\"",
                "null",
                "1",
                "true",
                "[\"at+jwt\"]",
                "{\"at+jwt\":1}",
                "\"аt+jwt\"")) {
            attacks.add(header("typ", json));
        }
        return attacks;
    }

    private static List<Arguments> keyIds() {
        List<Arguments> attacks = new ArrayList<>();
        attacks.add(header("kid", null));
        for (String json : List.of(
                "\"\"",
                "\" \"",
                "null",
                "1",
                "true",
                "[]",
                "{}",
                "\"unknown\"",
                "\"../../../../dev/null\"",
                "\"/dev/null\"",
                "\"file:///etc/passwd\"",
                "\"http://localhost:1/\"",
                "\"' OR '1'='1\"",
                "\"x' UNION SELECT 'key'--\"",
                "\"; DROP TABLE keys\"",
                "\"$(id)\"",
                "\"`id`\"",
                "\"| id\"",
                "\"${jndi:ldap://localhost:1/x}\"",
                "\"${env.PATH}\"",
                "\"%00\"",
                "\"\\u0000\"",
                "\"\\r\\nSet-Cookie: a=b\"",
                "\"\\uD800\"",
                "\"\uD83D\uDE00\"",
                "\"*\"",
                "\".*\"",
                "\"0\"",
                "\"default\"",
                "\"" + "k".repeat(5000) + "\"")) {
            attacks.add(header("kid", json));
        }
        attacks.add(attack(
                "kid in a list",
                t -> t.draft().header("kid", "[\"" + t.key().getKeyID() + "\"]").signed()));
        for (String around : List.of(" KID", "KID ", "KID\\u0000", "KID\\n", "/KID", "KID#", "KID,KID")) {
            attacks.add(attack("kid as " + around, t -> t.draft()
                    .header("kid", "\"" + around.replace("KID", t.key().getKeyID()) + "\"")
                    .signed()));
        }
        attacks.add(attack("kid in capitals", t -> t.draft()
                .header("kid", "\"" + t.key().getKeyID().toUpperCase(java.util.Locale.ROOT) + "\"")
                .signed()));
        return attacks;
    }

    private static List<Arguments> embedded() {
        List<Arguments> attacks = new ArrayList<>();
        RSAKey own = FakeIssuer.rsa(2048, "own");
        String jwk = own.toPublicJWK().toJSONString();
        for (String kid : List.of("own", "published", "none")) {
            attacks.add(attack(
                    "own key as jwk, kid " + kid,
                    t -> kid(t, kid).header("jwk", jwk).signed(own)));
            attacks.add(attack("own key as jku, kid " + kid, t -> kid(t, kid)
                    .header("jku", "\"" + t.keySetAddress() + "\"")
                    .signed(own)));
            attacks.add(attack("own key as x5u, kid " + kid, t -> kid(t, kid)
                    .header("x5u", "\"" + t.keySetAddress() + "\"")
                    .signed(own)));
            attacks.add(attack("own key as x5c, kid " + kid, t -> kid(t, kid)
                    .header("x5c", "[\"" + own.getModulus() + "\"]")
                    .signed(own)));
        }
        for (String json : List.of("JWK", "{}", "null", "\"\"", "[]")) {
            attacks.add(attack("well signed, jwk " + json, t -> t.draft()
                    .header("jwk", json.replace("JWK", t.key().toPublicJWK().toJSONString()))
                    .signed()));
        }
        for (String member : List.of("jku", "x5u")) {
            for (String json : List.of(
                    "\"\"",
                    "null",
                    "1",
                    "\"file:///etc/passwd\"",
                    "\"http://169.254.169.254/latest\"",
                    "\"https://issuer.example/auth/jwks\"",
                    "\"https://issuer.example@localhost:1/\"",
                    "\"data:application/json,{}\"")) {
                attacks.add(header(member, json));
            }
            attacks.add(attack("well signed, " + member + " of the issuer", t -> t.draft()
                    .header(member, "\"" + t.keySetAddress() + "\"")
                    .signed()));
        }
        for (String json : List.of("[]", "null", "\"\"", "[\"\"]", "[\"AAAA\"]", "[1]")) {
            attacks.add(header("x5c", json));
        }
        return attacks;
    }

    private static Draft kid(FakeIssuer issuer, String kid) {
        return switch (kid) {
            case "own" -> issuer.draft().header("kid", "\"own\"");
            case "none" -> issuer.draft().header("kid", null);
            default -> issuer.draft();
        };
    }

    private static List<Arguments> critical() {
        List<Arguments> attacks = new ArrayList<>();
        for (String json : List.of(
                "[]",
                "[\"\"]",
                "[\"exp\"]",
                "[\"b64\"]",
                "[\"alg\"]",
                "[\"kid\"]",
                "[\"typ\"]",
                "[\"urn:example:x\"]",
                "[\"b64\",\"exp\"]",
                "[\"crit\"]",
                "null",
                "\"exp\"",
                "{}",
                "1",
                "true",
                "[1]",
                "[null]",
                "[\"exp\",\"exp\"]")) {
            attacks.add(header("crit", json));
            attacks.add(attack("crit " + json + " and the members", t -> t.draft()
                    .header("crit", json)
                    .header("exp", "1")
                    .header("urn:example:x", "true")
                    .header("b64", "true")
                    .signed()));
        }
        attacks.add(header("b64", "false"));
        return attacks;
    }
}
