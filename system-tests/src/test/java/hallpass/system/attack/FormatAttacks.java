package hallpass.system.attack;

import static hallpass.system.attack.Attack.attack;
import static hallpass.system.attack.Attack.form;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Tokens that are no compact JWS in its one valid form (RFC 7515 section 7, RFC 8725 sections 2.4 and 3.7). */
final class FormatAttacks {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private FormatAttacks() {}

    static Stream<Arguments> all() {
        return Stream.of(parts(), base64(), json(), serializations()).flatMap(List::stream);
    }

    private static List<Arguments> parts() {
        List<Arguments> attacks = new ArrayList<>();
        for (String text : List.of(
                ".",
                "..",
                "...",
                "....",
                "a",
                "a.b",
                "a.b.c",
                "a.b.c.d",
                "e30.e30.e30",
                "null",
                "undefined",
                "{}",
                "[]",
                "true",
                "%00",
                "${jndi:ldap://x}",
                "' OR 1=1 --",
                "<script>",
                "../../etc/passwd",
                "a".repeat(6000))) {
            attacks.add(attack("'" + (text.length() > 20 ? "long" : text) + "'", t -> text));
        }
        attacks.add(form("no signature", t -> part(t, 0) + "." + part(t, 1) + "."));
        attacks.add(form("no third part", t -> part(t, 0) + "." + part(t, 1)));
        attacks.add(form("no header", t -> "." + part(t, 1) + "." + part(t, 2)));
        attacks.add(form("no payload", t -> part(t, 0) + ".." + part(t, 2)));
        attacks.add(form("header alone", t -> part(t, 0)));
        attacks.add(form("payload alone", t -> part(t, 1)));
        attacks.add(form("empty fourth part", t -> t + "."));
        attacks.add(form("fourth part", t -> t + "." + part(t, 2)));
        attacks.add(form("five parts", t -> t + "." + part(t, 1) + "." + part(t, 2)));
        attacks.add(form("leading dot", t -> "." + t));
        attacks.add(form("parts turned round", t -> part(t, 2) + "." + part(t, 1) + "." + part(t, 0)));
        attacks.add(form("header and payload swapped", t -> part(t, 1) + "." + part(t, 0) + "." + part(t, 2)));
        attacks.add(form("another separator", t -> t.replace('.', ':')));
        attacks.add(form("token twice", t -> t + t));
        attacks.add(form("two tokens", t -> t + "." + t));
        attacks.add(form("quoted", t -> "\"" + t + "\""));
        attacks.add(form("with a name", t -> "token=" + t));
        attacks.add(form("with a fragment", t -> t + "#"));
        attacks.add(form("with a parameter", t -> t + ";v=1"));
        attacks.add(form("in capitals", t -> t.toUpperCase(java.util.Locale.ROOT)));
        attacks.add(form("percent-encoded dots", t -> t.replace(".", "%2e")));
        return attacks;
    }

    private static List<Arguments> base64() {
        List<Arguments> attacks = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int part = i;
            attacks.add(form("part " + part + " padded", t -> with(t, part, part(t, part) + "=")));
            attacks.add(form("part " + part + " padded twice", t -> with(t, part, part(t, part) + "==")));
            attacks.add(form("part " + part + " with a + ", t -> with(t, part, insert(part(t, part), "+"))));
            attacks.add(form("part " + part + " with a /", t -> with(t, part, insert(part(t, part), "/"))));
            attacks.add(form("part " + part + " with a space", t -> with(t, part, insert(part(t, part), " "))));
            attacks.add(form("part " + part + " with a tab", t -> with(t, part, insert(part(t, part), "\t"))));
            attacks.add(form("part " + part + " with a comma", t -> with(t, part, insert(part(t, part), ","))));
            attacks.add(form("part " + part + " with a !", t -> with(t, part, insert(part(t, part), "!"))));
            attacks.add(form("part " + part + " with %3D", t -> with(t, part, part(t, part) + "%3D")));
            attacks.add(form("part " + part + " with a letter more", t -> with(t, part, part(t, part) + "A")));
            attacks.add(form("part " + part + " with four letters more", t -> with(t, part, part(t, part) + "AAAA")));
            attacks.add(form(
                    "part " + part + " one letter less",
                    t -> with(t, part, part(t, part).substring(1))));
            attacks.add(form(
                    "part " + part + " in hex",
                    t -> with(
                            t,
                            part,
                            java.util.HexFormat.of()
                                    .formatHex(Base64.getUrlDecoder().decode(part(t, part))))));
            attacks.add(form("part " + part + " encoded twice", t -> with(t, part, Draft.encoded(part(t, part)))));
        }
        // the last letter of 256 bytes has four unused bits: 15 other letters decode to the same signature
        for (int bits = 1; bits < 16; bits++) {
            int stray = bits;
            attacks.add(form("stray bits " + stray + " in the signature", t -> {
                int last = ALPHABET.indexOf(t.charAt(t.length() - 1));
                return t.substring(0, t.length() - 1) + ALPHABET.charAt(last | stray);
            }));
        }
        attacks.add(form(
                "signature in the standard alphabet",
                t -> with(
                        t,
                        2,
                        Base64.getEncoder()
                                .encodeToString(Base64.getUrlDecoder().decode(part(t, 2))))));
        return attacks;
    }

    private static List<Arguments> json() {
        List<Arguments> attacks = new ArrayList<>();
        for (String template : List.of(
                "[{MEMBERS}]",
                "{MEMBERS}{}",
                "{MEMBERS},{}",
                "{MEMBERS} x",
                "{MEMBERS",
                "MEMBERS}",
                "{MEMBERS,}",
                "{,MEMBERS}",
                "\uFEFF{MEMBERS}",
                "{MEMBERS}\u0000",
                "\u0000{MEMBERS}",
                "/* c */{MEMBERS}",
                "{MEMBERS}// c",
                "{\"\":1,,MEMBERS}",
                "{MEMBERS,\"x\":NaN}",
                "{MEMBERS,\"x\":Infinity}",
                "{MEMBERS,\"x\":01}",
                "{MEMBERS,\"x\":+1}",
                "{MEMBERS,\"x\":.5}",
                "{MEMBERS,\"x\":0x10}",
                "{MEMBERS,\"x\":'a'}",
                "{MEMBERS,x:1}",
                "{MEMBERS,\"x\":\"\t\"}",
                "{MEMBERS,\"x\":\"\\q\"}",
                "{MEMBERS,\"x\":\"\\u12\"}",
                "{MEMBERS,\"x\":True}",
                "{MEMBERS,\"x\":\"\u00ff\"}",
                "\"{MEMBERS}\"",
                "null",
                "",
                "1",
                "{MEMBERS,\"x\":1,\"x\":2}",
                "{MEMBERS,\"x\":{\"y\":1,\"y\":2}}",
                "{MEMBERS,\"x\":" + "[".repeat(2000) + "]".repeat(2000) + "}",
                "[".repeat(5000))) {
            String name = template.length() > 40 ? "deep" : template;
            attacks.add(
                    attack("header " + name, t -> t.draft().headerAs(template).signed()));
            attacks.add(
                    attack("claims " + name, t -> t.draft().claimsAs(template).signed()));
        }
        for (String member : List.of(
                "\"alg\":\"none\"",
                "\"alg\":\"RS256\"",
                "\"kid\":\"other\"",
                "\"typ\":\"JWT\"",
                "\"typ\":\"at+jwt\"",
                "\"\\u0061lg\":\"none\"",
                "\"\\u0074yp\":\"JWT\"")) {
            attacks.add(attack(
                    "header again " + member,
                    t -> t.draft().headerAs("{MEMBERS," + member + "}").signed()));
            attacks.add(attack(
                    "header before " + member,
                    t -> t.draft().headerAs("{" + member + ",MEMBERS}").signed()));
        }
        for (String member : List.of(
                "\"iss\":\"https://other.example\"",
                "\"sub\":\"other\"",
                "\"aud\":[\"todo\"]",
                "\"exp\":9999999999",
                "\"iat\":1",
                "\"jti\":\"other\"",
                "\"groups\":[\"admin\"]",
                "\"\\u0065xp\":9999999999",
                "\"nbf\":1,\"nbf\":2")) {
            attacks.add(attack(
                    "claim again " + member,
                    t -> t.draft().claimsAs("{MEMBERS," + member + "}").signed()));
            attacks.add(attack(
                    "claim before " + member,
                    t -> t.draft().claimsAs("{" + member + ",MEMBERS}").signed()));
        }
        return attacks;
    }

    private static List<Arguments> serializations() {
        String flat = "{\"protected\":\"%s\",\"payload\":\"%s\",\"signature\":\"%s\"}";
        String general = "{\"payload\":\"%2$s\",\"signatures\":[{\"protected\":\"%1$s\",\"signature\":\"%3$s\"}]}";
        List<Arguments> attacks = new ArrayList<>();
        attacks.add(form("flattened JSON", t -> String.format(Locale.ROOT, flat, (Object[]) t.split("\\."))));
        attacks.add(form("general JSON", t -> String.format(Locale.ROOT, general, (Object[]) t.split("\\."))));
        attacks.add(form(
                "flattened JSON, encoded",
                t -> Draft.encoded(String.format(Locale.ROOT, flat, (Object[]) t.split("\\.")))));
        attacks.add(form(
                "general JSON, encoded",
                t -> Draft.encoded(String.format(Locale.ROOT, general, (Object[]) t.split("\\.")))));
        attacks.add(form("detached", t -> part(t, 0) + ".." + part(t, 2)));
        attacks.add(attack("unencoded payload (RFC 7797)", t -> {
            Draft draft = t.draft().header("b64", "false").header("crit", "[\"b64\"]");
            String header = draft.unsigned().split("\\.")[0];
            String payload = new String(
                    Base64.getUrlDecoder().decode(draft.unsigned().split("\\.")[1]),
                    java.nio.charset.StandardCharsets.UTF_8);
            return header + "." + Draft.encoded(payload) + "." + draft.signature(header + "." + payload);
        }));
        attacks.add(attack("nested", t -> t.draft()
                .header("cty", "\"JWT\"")
                .claimsAs(t.draft().signed())
                .signed()));
        attacks.add(attack("nested, quoted", t -> t.draft()
                .header("cty", "\"JWT\"")
                .claimsAs("\"" + t.draft().signed() + "\"")
                .signed()));
        for (String header : List.of(
                "{\"alg\":\"RSA-OAEP-256\",\"enc\":\"A256GCM\",\"kid\":\"KID\",\"typ\":\"at+jwt\"}",
                "{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"kid\":\"KID\",\"typ\":\"at+jwt\"}",
                "{\"alg\":\"PBES2-HS256+A128KW\",\"p2c\":2147483647,\"p2s\":\"AAAA\",\"enc\":\"A256GCM\","
                        + "\"kid\":\"KID\"}",
                "{\"alg\":\"A128KW\",\"enc\":\"A128CBC-HS256\",\"zip\":\"DEF\",\"typ\":\"at+jwt\"}")) {
            attacks.add(attack(
                    "encrypted " + header.substring(8, 20),
                    t -> Draft.encoded(header.replace("KID", t.key().getKeyID()))
                            + ".AAAA.AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA"));
        }
        return attacks;
    }

    private static String insert(String part, String text) {
        return part.substring(0, 8) + text + part.substring(8);
    }

    private static String with(String token, int index, String part) {
        String[] parts = token.split("\\.");
        parts[index] = part;
        return String.join(".", parts);
    }

    private static String part(String token, int index) {
        return token.split("\\.")[index];
    }
}
