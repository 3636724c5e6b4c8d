package hallpass.auth.passkey;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes the little of CBOR (RFC 8949) that an authenticator needs. */
final class Cbor {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** @param value a Long, a text, bytes, or a map of these */
    static byte[] of(Object value) {
        Cbor cbor = new Cbor();
        cbor.write(value);
        return cbor.out.toByteArray();
    }

    private void write(Object value) {
        if (value instanceof Number number) {
            long integer = number.longValue();
            head(integer < 0 ? 1 : 0, integer < 0 ? -1 - integer : integer);
        } else if (value instanceof byte[] bytes) {
            head(2, bytes.length);
            out.writeBytes(bytes);
        } else if (value instanceof String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            head(3, bytes.length);
            out.writeBytes(bytes);
        } else if (value instanceof Map<?, ?> map) {
            head(5, map.size());
            map.forEach((key, member) -> {
                write(key);
                write(member);
            });
        } else {
            throw new IllegalArgumentException("not written here: " + value);
        }
    }

    private void head(int major, long argument) {
        if (argument < 24) {
            out.write(major << 5 | (int) argument);
        } else if (argument <= 0xFF) {
            out.write(major << 5 | 24);
            out.write((int) argument);
        } else if (argument <= 0xFFFF) {
            out.write(major << 5 | 25);
            out.writeBytes(ByteBuffer.allocate(2).putShort((short) argument).array());
        } else {
            out.write(major << 5 | 26);
            out.writeBytes(ByteBuffer.allocate(4).putInt((int) argument).array());
        }
    }
}
