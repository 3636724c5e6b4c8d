package hallpass.resource.key;

import jakarta.json.Json;
import jakarta.json.JsonConfig;
import jakarta.json.JsonConfig.KeyStrategy;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * The three parts of a compact JWS (RFC 7515 section 7.1), read in one way only: what two readers could understand
 * differently (padding, stray bits, a member that is there twice, bytes that are no UTF-8) is refused.
 *
 * @param header the protected header; nothing of it has been believed yet
 * @param payload the second part as it came, for {@link #claims} once the signature is known to be good
 * @param signed what the signature is over
 */
public record CompactJws(JsonObject header, String payload, byte[] signed, byte[] signature) {

    /** Ours have some 900 characters; the container takes header lines of 32 KiB. */
    private static final int MAX_LENGTH = 16 * 1024;

    private static final JsonReaderFactory JSON =
            Json.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, KeyStrategy.NONE));

    private static final JsonParserFactory EVENTS = Json.createParserFactory(Map.of());

    /** @return empty for everything that is not exactly of this form */
    public static Optional<CompactJws> read(String token) {
        int first = token.indexOf('.');
        int second = token.indexOf('.', first + 1);
        if (token.length() > MAX_LENGTH || first < 1 || second < 0) {
            return Optional.empty();
        }
        try {
            JsonObject header = object(decode(token.substring(0, first)));
            return Optional.of(new CompactJws(
                    header,
                    token.substring(first + 1, second),
                    token.substring(0, second).getBytes(StandardCharsets.US_ASCII),
                    decode(token.substring(second + 1))));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** @return the claims; empty if the payload is no JSON object */
    public Optional<JsonObject> claims() {
        try {
            return Optional.of(object(decode(payload)));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** As RFC 7515 section 2 says: the URL alphabet, no padding, nothing else; and in its one canonical form. */
    static byte[] decode(String part) {
        int stray = part.length() % 4 == 0 ? 0 : part.length() % 4 == 3 ? 0b11 : 0b1111;
        if (part.isEmpty() || part.length() % 4 == 1 || (value(part.charAt(part.length() - 1)) & stray) != 0) {
            throw new IllegalArgumentException("not base64url");
        }
        return Base64.getUrlDecoder().decode(part); // refuses other characters; '=' is refused by value()
    }

    private static int value(char c) {
        if (c >= 'A' && c <= 'Z') {
            return c - 'A';
        }
        if (c >= 'a' && c <= 'z') {
            return c - 'a' + 26;
        }
        if (c >= '0' && c <= '9') {
            return c - '0' + 52;
        }
        if (c == '-' || c == '_') {
            return c == '-' ? 62 : 63;
        }
        throw new IllegalArgumentException("not base64url");
    }

    /**
     * @return the one object that it is
     * @throws IllegalArgumentException if two readers could see two things in it
     */
    static JsonObject object(byte[] json) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder() // reports what is malformed, where a String would hold a replacement
                    .decode(ByteBuffer.wrap(json))
                    .toString();
            refuseWhatFollows(text);
            try (JsonReader reader = JSON.createReader(new StringReader(text))) {
                return reader.readObject();
            }
        } catch (CharacterCodingException | RuntimeException malformed) { // nested too deep is a plain one in Parsson
            throw new IllegalArgumentException("not a JSON object", malformed);
        }
    }

    /** The reader, which alone refuses a member that is there twice, stops at the end of the object. */
    private static void refuseWhatFollows(String text) {
        try (JsonParser parser = EVENTS.createParser(new StringReader(text))) {
            while (parser.hasNext()) { // not skipObject: Parsson's never ends where the object does not
                parser.next();
            }
        }
    }
}
