package hallpass.system.openid;

import hallpass.system.http.Answer;
import hallpass.system.http.Http;
import hallpass.system.http.Json;
import hallpass.system.http.ServiceClient;
import hallpass.system.http.TestUser;
import hallpass.system.http.Visitor;
import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An application that signs people in, as its developer registered it.
 *
 * @param secret empty for a public one
 */
record Application(Http http, String id, String secret) {

    static final String REDIRECT_URI = "https://app.example.org/callback";

    /** Good for every test: which one it is doesn't matter to the server. */
    static final String VERIFIER = "a".repeat(43);

    /** Of the operator, with a secret and a service to call. */
    static Application firstParty(Http http, TestUser admin, Object... more) {
        return registered(http, admin, join(new Object[] {"first_party", true, "audiences", List.of("todo")}, more));
    }

    /** Of somebody else: its users are asked. */
    static Application thirdParty(Http http, TestUser admin, Object... more) {
        return registered(http, admin, join(new Object[] {"audiences", List.of("todo")}, more));
    }

    /** Without a secret, such as an app on a phone. */
    static Application publicOne(Http http, TestUser admin, Object... more) {
        return registered(
                http, admin, join(new Object[] {"first_party", true, "token_endpoint_auth_method", "none"}, more));
    }

    private static Application registered(Http http, TestUser admin, Object... members) {
        Object[] all = join(new Object[] {"name", "Some application", "redirect_uris", List.of(REDIRECT_URI)}, members);
        Answer answer =
                http.post("/auth/clients").as(admin).json(Json.object(all)).expect(201);
        return new Application(http, answer.text("client_id"), answer.json().getString("client_secret", ""));
    }

    /** The address to which it sends a browser. @param changes parameters that are other, more, or null for left out */
    String request(String... changes) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("client_id", id);
        parameters.put("response_type", "code");
        parameters.put("redirect_uri", REDIRECT_URI);
        parameters.put("scope", "openid");
        parameters.put("state", "a state");
        parameters.put("nonce", "a nonce");
        parameters.put("code_challenge", challenge(VERIFIER));
        parameters.put("code_challenge_method", "S256");
        for (int i = 0; i < changes.length; i += 2) {
            parameters.put(changes[i], changes[i + 1]);
        }
        return "/auth/authorize?"
                + parameters.entrySet().stream()
                        .filter(parameter -> parameter.getValue() != null)
                        .map(parameter -> parameter.getKey() + "="
                                + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
    }

    /** Signs the person in, who has not been signed in before. @return the code */
    String code(Visitor visitor, TestUser user, String... changes) {
        return code(visitor.signIn(visitor.open(request(changes)).expect(200), user));
    }

    /** The code in the answer that came back. */
    static String code(Answer redirect) {
        String code = Visitor.query(redirect.expect(303).header("Location")).get("code");
        if (code == null) {
            throw new AssertionError("no code: " + redirect);
        }
        return code;
    }

    /** The error in the answer that came back. */
    static String error(Answer redirect) {
        return Visitor.query(redirect.expect(303).header("Location")).get("error");
    }

    Answer exchange(String code, String... changes) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("grant_type", "authorization_code");
        fields.put("code", code);
        fields.put("redirect_uri", REDIRECT_URI);
        fields.put("code_verifier", VERIFIER);
        return post("/auth/token", fields, changes);
    }

    Answer refresh(String refreshToken) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("grant_type", "refresh_token");
        fields.put("refresh_token", refreshToken);
        return post("/auth/token", fields);
    }

    Answer post(String path, Map<String, String> fields, String... changes) {
        for (int i = 0; i < changes.length; i += 2) {
            fields.put(changes[i], changes[i + 1]);
        }
        fields.values().removeIf(java.util.Objects::isNull);
        if (secret.isEmpty()) {
            fields.putIfAbsent("client_id", id);
        }
        var call = http.post(path);
        if (!secret.isEmpty()) {
            call.header("Authorization", ServiceClient.basic(id, secret));
        }
        return call.form(fields.entrySet().stream()
                        .flatMap(field -> java.util.stream.Stream.of(field.getKey(), field.getValue()))
                        .toArray(String[]::new))
                .send();
    }

    /** The claims of a token. */
    static JsonObject claims(String token) {
        return part(token, 1);
    }

    static JsonObject header(String token) {
        return part(token, 0);
    }

    private static JsonObject part(String token, int index) {
        return Json.parse(new String(Base64.getUrlDecoder().decode(token.split("\\.")[index]), StandardCharsets.UTF_8));
    }

    /** A JWT without a signature. */
    static String unsigned(Object... claims) {
        return base64("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8))
                + "."
                + base64(Json.object(claims).toString().getBytes(StandardCharsets.UTF_8))
                + ".";
    }

    static String challenge(String verifier) {
        return base64(sha256(verifier));
    }

    /** OpenID Connect Core section 3.1.3.6. */
    static String leftHalf(String text) {
        return base64(Arrays.copyOf(sha256(text), 16));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Object[] join(Object[] some, Object[] more) {
        Object[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }
}
