package hallpass.system.attack;

import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.nimbusds.jose.jwk.RSAKey;
import com.sun.net.httpserver.HttpHandler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.params.provider.Arguments;

/** Status lists that say the opposite of the list in use. Each has one thing that is wrong or unusual. */
final class StatusListAttacks {

    /** Sets how the issuer answers. */
    interface Attack {
        HttpHandler answer(FakeIssuer issuer) throws Exception;
    }

    private interface Signed {
        String list(FakeIssuer issuer) throws Exception;
    }

    private StatusListAttacks() {}

    static Stream<Arguments> bad() {
        return Stream.of(signatures(), headers(), claims(), places(), answers()).flatMap(List::stream);
    }

    static Stream<Arguments> good() {
        List<Arguments> lists = new ArrayList<>();
        for (String type : List.of("text/plain", "application/jwt", "application/octet-stream", "text/html")) {
            lists.add(answer("called " + type, t -> sent(type, turned(t).signed())));
        }
        for (String ttl : List.of("0", "-1", "1e300", "9223372036854775808", "\"x\"", "null")) {
            lists.add(list("ttl " + ttl, t -> turned(t).claim("ttl", ttl).signed()));
        }
        lists.add(list("without ttl", t -> turned(t).claim("ttl", null).signed()));
        lists.add(list("without exp", t -> turned(t).claim("exp", null).signed()));
        lists.add(list("without iss", t -> turned(t).claim("iss", null).signed()));
        lists.add(list(
                "lives for centuries",
                t -> turned(t).claim("exp", 99_999_999_999L).signed()));
        lists.add(list(
                "expired 5 s ago", t -> turned(t).claim("exp", Draft.now() - 5).signed()));
        lists.add(list(
                "typ in full",
                t -> turned(t).header("typ", "\"application/StatusList+JWT\"").signed()));
        lists.add(
                list("an unknown claim", t -> turned(t).claim("x", "{\"a\":[]}").signed()));
        lists.add(list("a new line behind", t -> turned(t).signed() + "\n"));
        for (int width : new int[] {2, 4, 8}) {
            lists.add(list("of " + width + " bits", t -> turned(t)
                    .claim("status_list", places(Integer.toString(width), wide(width)))
                    .signed()));
        }
        lists.add(list("as large as it may be", t -> turned(t)
                .claim("status_list", places("1", Draft.packed(Arrays.copyOf(bits(), 1 << 20))))
                .signed()));
        lists.add(answer("zipped", t -> zipped(turned(t).signed().getBytes(StandardCharsets.US_ASCII))));
        return lists.stream();
    }

    /** The {@code status} claim of a token. */
    static Stream<Arguments> references() {
        List<String> claims = new ArrayList<>();
        for (String index : List.of(
                "-1",
                "8192",
                "1048576",
                "2147483648",
                "9223372036854775807",
                "9223372036854775808",
                "1e30",
                "0.5",
                "\"42\"",
                "\"\"",
                "null",
                "true",
                "[42]",
                "{}",
                "-0.5",
                "18446744073709551658",
                "4294967338")) {
            claims.add("{\"status_list\":{\"idx\":" + index + ",\"uri\":\"" + FakeIssuer.LIST + "\"}}");
        }
        for (String uri : List.of(
                "\"\"",
                "null",
                "1",
                "[\"" + FakeIssuer.LIST + "\"]",
                "\"/status/0\"",
                "\"status/0\"",
                "\"file:///etc/passwd\"",
                "\"jar:http://x!/\"",
                "\"ftp://issuer.example/auth/status/0\"",
                "\"https://issuer.example.evil.example/auth/status/0\"",
                "\"https://evil.example/auth/status/0\"",
                "\"//issuer.example/auth/status/0\"",
                "\"https:///auth/status/0\"",
                "\"https://issuer.example:8443/x\"",
                "\"" + FakeIssuer.LIST + "#x\"",
                "\" " + FakeIssuer.LIST + "\"",
                "\"data:,x\"",
                "\"https://a@issuer.example/auth/status/0\"",
                "\"https://issuer.example\\\\@evil.example/\"")) {
            claims.add("{\"status_list\":{\"idx\":42,\"uri\":" + uri + "}}");
        }
        claims.addAll(List.of(
                "null",
                "1",
                "\"\"",
                "[]",
                "{}",
                "true",
                "{\"status_list\":null}",
                "{\"status_list\":[]}",
                "{\"status_list\":\"\"}",
                "{\"status_list\":{}}",
                "{\"status_list\":{\"idx\":42}}",
                "{\"status_list\":{\"uri\":\"" + FakeIssuer.LIST + "\"}}",
                "[{\"status_list\":{\"idx\":42}}]",
                "{\"status_list\":{\"idx\":41,\"idx\":42,\"uri\":\"" + FakeIssuer.LIST + "\"}}"));
        return claims.stream().map(claim -> argumentSet(claim, claim));
    }

    private static List<Arguments> signatures() {
        List<Arguments> lists = new ArrayList<>();
        lists.add(list("another key under the same id", t -> turned(t)
                .signed(FakeIssuer.rsa(2048, t.key().getKeyID()))));
        lists.add(list("another key", t -> {
            RSAKey other = FakeIssuer.rsa();
            return Draft.list(other, bits()).signed();
        }));
        lists.add(list("changed behind the signature", t -> {
            String[] good = t.list(StatusListIT.ENDED).signed().split("\\.");
            String[] other = turned(t).signed().split("\\.");
            return good[0] + "." + other[1] + "." + good[2];
        }));
        lists.add(list("no signature", t -> turned(t).unsigned() + "."));
        lists.add(list("no third part", t -> turned(t).unsigned()));
        lists.add(list("none", t -> turned(t).header("alg", "\"none\"").unsigned() + "."));
        lists.add(list("HS256 with the public key", t -> {
            Draft draft = turned(t).header("alg", "\"HS256\"");
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(t.rsaKey().toRSAPublicKey().getEncoded(), "HmacSHA256"));
            return draft.with(mac.doFinal(draft.unsigned().getBytes(StandardCharsets.US_ASCII)));
        }));
        lists.add(list(
                "RS512 by the real key",
                t -> turned(t).header("alg", "\"RS512\"").signed("SHA512withRSA", t.key())));
        lists.add(list("PS256 by the real key", t -> turned(t)
                .header("alg", "\"PS256\"")
                .signed("RSASSA-PSS", t.rsaKey().toPrivateKey(), 32)));
        return lists;
    }

    private static List<Arguments> headers() {
        List<Arguments> lists = new ArrayList<>();
        for (String type : new String[] {
            null,
            "\"\"",
            "\"JWT\"",
            "\"at+jwt\"",
            "\"statuslist+cwt\"",
            "\"statuslist\"",
            "\"text/statuslist+jwt\"",
            "1"
        }) {
            lists.add(list("typ " + type, t -> turned(t).header("typ", type).signed()));
        }
        for (String kid : new String[] {null, "\"\"", "\"unknown\"", "1", "null"}) {
            lists.add(list("kid " + kid, t -> turned(t).header("kid", kid).signed()));
        }
        for (String alg : new String[] {null, "\"ES256\"", "\"rs256\"", "null", "1"}) {
            lists.add(list("alg " + alg, t -> turned(t).header("alg", alg).signed()));
        }
        for (String member : List.of("crit", "jku", "x5u", "x5c", "b64", "zip")) {
            for (String json : List.of("[\"exp\"]", "\"https://issuer.example/\"", "false")) {
                lists.add(list(
                        member + " " + json, t -> turned(t).header(member, json).signed()));
            }
        }
        lists.add(list("jwk", t -> turned(t)
                .header("jwk", t.key().toPublicJWK().toJSONString())
                .signed()));
        lists.add(list(
                "alg twice",
                t -> turned(t).headerAs("{\"alg\":\"none\",MEMBERS}").signed()));
        return lists;
    }

    private static List<Arguments> claims() {
        List<Arguments> lists = new ArrayList<>();
        for (String subject : new String[] {
            null,
            "\"\"",
            "null",
            "1",
            "\"" + FakeIssuer.NAME + "/status/1\"",
            "\"" + FakeIssuer.LIST + "/\"",
            "\"" + FakeIssuer.LIST.replace("https", "HTTPS") + "\""
        }) {
            lists.add(
                    list("sub " + subject, t -> turned(t).claim("sub", subject).signed()));
        }
        for (String issuer : List.of("\"https://evil.example/auth\"", "\"\"", "1")) {
            lists.add(list("iss " + issuer, t -> turned(t).claim("iss", issuer).signed()));
        }
        lists.add(list(
                "iat an hour before",
                t -> turned(t).claim("iat", Draft.now() - 3600).signed()));
        lists.add(list(
                "iat 10 s before", t -> turned(t).claim("iat", Draft.now() - 10).signed()));
        lists.add(list(
                "iat in a minute", t -> turned(t).claim("iat", Draft.now() + 60).signed()));
        for (String iat : new String[] {null, "\"now\"", "null", "-1", "0", "1e400"}) {
            lists.add(list("iat " + iat, t -> turned(t).claim("iat", iat).signed()));
        }
        lists.add(list("expired", t -> turned(t).claim("exp", Draft.now() - 60).signed()));
        for (String exp : List.of("0", "-1", "\"x\"")) {
            lists.add(list("exp " + exp, t -> turned(t).claim("exp", exp).signed()));
        }
        lists.add(list(
                "sub twice", t -> turned(t).claimsAs("{\"sub\":\"x\",MEMBERS}").signed()));
        lists.add(list("no JSON", t -> turned(t).claimsAs("[MEMBERS").signed()));
        return lists;
    }

    private static List<Arguments> places() {
        List<Arguments> lists = new ArrayList<>();
        for (String json :
                new String[] {null, "null", "[]", "\"\"", "1", "{}", "{\"bits\":1}", "{\"lst\":\"eNpjAAAAAQAB\"}"}) {
            lists.add(list(
                    "status_list " + json,
                    t -> turned(t).claim("status_list", json).signed()));
        }
        for (String width : List.of("0", "3", "16", "-1", "-8", "\"1\"", "1.5", "null", "4294967297", "1e30", "[1]")) {
            lists.add(list("bits " + width, t -> turned(t)
                    .claim("status_list", places(width, Draft.packed(bits())))
                    .signed()));
        }
        String packed = Draft.packed(bits());
        byte[] zlib = Base64.getUrlDecoder().decode(packed);
        for (String lst : List.of(
                "",
                "!",
                "AAAA",
                "null",
                packed.substring(0, packed.length() / 2),
                packed.substring(2),
                "x" + packed,
                Draft.encoded(bits()),
                Draft.encoded(Arrays.copyOfRange(zlib, 2, zlib.length)),
                Draft.encoded(Arrays.copyOf(zlib, zlib.length - 1)),
                Draft.encoded(flipped(zlib)))) {
            lists.add(list(
                    "lst " + (lst.length() > 20 ? lst.substring(0, 20) + "…" : lst),
                    t -> turned(t).claim("status_list", places("1", lst)).signed()));
        }
        lists.add(list("a bomb", t -> turned(t)
                .claim("status_list", places("1", Draft.packed(Arrays.copyOf(bits(), 64 << 20))))
                .signed()));
        lists.add(list("one byte too many", t -> turned(t)
                .claim("status_list", places("1", Draft.packed(Arrays.copyOf(bits(), (1 << 20) + 1))))
                .signed()));
        lists.add(list(
                "long",
                t -> turned(t).claim("x", "\"" + "x".repeat(3 << 20) + "\"").signed()));
        return lists;
    }

    private static List<Arguments> answers() {
        List<Arguments> answers = new ArrayList<>();
        for (int status :
                new int[] {201, 202, 203, 204, 206, 300, 301, 302, 303, 307, 308, 400, 401, 403, 404, 410, 429, 500, 503
                }) {
            answers.add(answer("status " + status, t -> {
                byte[] list = status == 204 ? new byte[0] : turned(t).signed().getBytes(StandardCharsets.US_ASCII);
                return exchange -> {
                    exchange.getResponseHeaders().set("Location", t.address() + "/elsewhere");
                    FakeIssuer.send(exchange, status, "application/statuslist+jwt", list);
                };
            }));
        }
        for (UnaryOperator<String> change : List.<UnaryOperator<String>>of(
                list -> "",
                list -> "{}",
                list -> "<html>",
                list -> list + "x",
                list -> "\"" + list + "\"",
                list -> list + list,
                list -> list.substring(0, list.length() / 2),
                list -> list.replace(".", ". "))) {
            answers.add(list(
                    "in place of it: " + shown(change),
                    t -> change.apply(turned(t).signed())));
        }
        answers.add(answer("hangs up", t -> exchange -> exchange.close()));
        answers.add(answer("hangs up in the body", t -> {
            byte[] list = turned(t).signed().getBytes(StandardCharsets.US_ASCII);
            return exchange -> {
                exchange.sendResponseHeaders(200, list.length + 100);
                exchange.getResponseBody().write(list);
                exchange.close();
            };
        }));
        answers.add(answer("without an end", t -> exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (var body = exchange.getResponseBody()) {
                for (int i = 0; i < 1000; i++) {
                    body.write(new byte[10_000]);
                }
            }
        }));
        answers.add(answer("said to be zipped", t -> exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            FakeIssuer.send(
                    exchange,
                    200,
                    "application/statuslist+jwt",
                    turned(t).signed().getBytes(StandardCharsets.US_ASCII));
        }));
        answers.add(answer("a bomb, zipped", t -> zipped(new byte[64 << 20])));
        return answers;
    }

    private static String shown(UnaryOperator<String> change) {
        String shown = change.apply("L".repeat(1001));
        return shown.length() > 20 ? shown.length() + " characters, " + shown.substring(0, 3) : "'" + shown + "'";
    }

    private static Arguments answer(String name, Attack attack) {
        return argumentSet(name, attack);
    }

    private static Arguments list(String name, Signed signed) {
        return answer(name, issuer -> FakeIssuer.listed(signed.list(issuer)));
    }

    /** A good list, except that it says that the live session has ended. */
    private static Draft turned(FakeIssuer issuer) {
        return issuer.list(StatusListIT.LIVE);
    }

    private static byte[] bits() {
        byte[] bits = new byte[1 << 10];
        bits[StatusListIT.LIVE / 8] |= (byte) (1 << StatusListIT.LIVE % 8);
        return bits;
    }

    private static String wide(int width) {
        byte[] places = new byte[(1 << 10) * width];
        int bit = StatusListIT.LIVE * width;
        places[bit / 8] |= (byte) (1 << bit % 8);
        return Draft.packed(places);
    }

    private static String places(String width, String lst) {
        return "{\"bits\":" + width + ",\"lst\":\"" + lst + "\"}";
    }

    private static byte[] flipped(byte[] zlib) {
        byte[] changed = zlib.clone();
        changed[changed.length - 1] ^= 1; // breaks the check sum
        return changed;
    }

    private static HttpHandler sent(String type, String list) {
        return exchange -> FakeIssuer.send(exchange, 200, type, list.getBytes(StandardCharsets.US_ASCII));
    }

    private static HttpHandler zipped(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            FakeIssuer.send(exchange, 200, "application/statuslist+jwt", out.toByteArray());
        };
    }
}
