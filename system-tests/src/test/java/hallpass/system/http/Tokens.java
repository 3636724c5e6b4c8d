package hallpass.system.http;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The tokens in an answer of the token endpoint. */
public record Tokens(String access, String refresh) {

    public static Tokens of(Answer answer) {
        answer.expect(200);
        return new Tokens(answer.text("access_token"), answer.text("refresh_token"));
    }

    /** The claims of the access token; the signature is not checked. */
    public JsonObject claims() {
        return part(access, 1);
    }

    /** One part of a compact JWS: 0 is the header, 1 the claims. */
    public static JsonObject part(String jws, int index) {
        byte[] json = Base64.getUrlDecoder().decode(jws.split("\\.")[index]);
        return Json.parse(new String(json, StandardCharsets.UTF_8));
    }
}
