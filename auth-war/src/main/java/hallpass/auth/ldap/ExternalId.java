package hallpass.auth.ldap;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads the attribute that names a person for ever: OpenLDAP writes entryUUID as text, Active Directory objectGUID as
 * bytes.
 */
final class ExternalId {

    private static final int UUID_BYTES = 16;

    private ExternalId() {}

    /**
     * @return 16 bytes as a UUID, visible ASCII as it is, anything else in hexadecimal digits; empty if there is no
     *     value
     */
    static Optional<String> of(byte @Nullable [] value) {
        if (value == null) {
            return Optional.empty();
        }
        if (value.length == UUID_BYTES) {
            ByteBuffer halves = ByteBuffer.wrap(value);
            return Optional.of(new UUID(halves.getLong(), halves.getLong()).toString());
        }
        String text = new String(value, StandardCharsets.UTF_8);
        boolean visible = text.chars().allMatch(c -> c > ' ' && c < 0x7f);
        return Optional.of(visible ? text : HexFormat.of().formatHex(value));
    }
}
