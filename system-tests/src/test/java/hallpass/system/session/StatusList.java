package hallpass.system.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hallpass.system.http.Answer;
import hallpass.system.http.Http;
import hallpass.system.http.Tokens;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.zip.InflaterInputStream;

/** The status list that a token refers to, as the issuer serves it. */
final class StatusList {

    static final Duration PUBLISHED_WITHIN = Duration.ofSeconds(1);

    static final String MEDIA_TYPE = "application/statuslist+jwt";

    private StatusList() {}

    static Answer of(Http from, Tokens tokens) {
        return from.get(path(tokens)).expect(200);
    }

    static boolean bit(JsonObject list, Tokens tokens) {
        int index = reference(tokens).getInt("idx");
        return (bits(list)[index / 8] >> index % 8 & 1) == 1;
    }

    /** All bits of a list; its claims are given. */
    static byte[] bits(JsonObject list) {
        JsonObject members = list.getJsonObject("status_list");
        assertEquals(1, members.getInt("bits"));
        try {
            return new InflaterInputStream(
                            new ByteArrayInputStream(Base64.getUrlDecoder().decode(members.getString("lst"))))
                    .readAllBytes();
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    static JsonObject reference(Tokens tokens) {
        return tokens.claims().getJsonObject("status").getJsonObject("status_list");
    }

    static String uri(Tokens tokens) {
        return reference(tokens).getString("uri");
    }

    static String path(Tokens tokens) {
        return URI.create(uri(tokens)).getPath();
    }
}
