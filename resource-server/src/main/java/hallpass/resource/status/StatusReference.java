package hallpass.resource.status;

import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code status_list} member of a token's {@code status} claim. */
public record StatusReference(String uri, long index) {

    /** @return null if it is not as the draft says */
    public static @Nullable StatusReference of(Object claim) {
        if (!(claim instanceof Map<?, ?> status) || !(status.get("status_list") instanceof Map<?, ?> list)) {
            return null;
        }
        String uri = text(list.get("uri"));
        long index = number(list.get("idx"));
        return uri == null || index < 0 ? null : new StatusReference(uri, index);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value instanceof JsonString json ? json.getString() : value instanceof String text ? text : null;
    }

    private static long number(@Nullable Object value) {
        if (value instanceof JsonNumber json) {
            return json.isIntegral() && json.bigIntegerValueExact().bitLength() < Long.SIZE ? json.longValue() : -1;
        }
        return value instanceof Long || value instanceof Integer ? ((Number) value).longValue() : -1;
    }
}
