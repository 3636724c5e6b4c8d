package hallpass.auth.user;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Claims about a user as a column keeps them: a JSON object. */
final class Profile {

    private Profile() {}

    static Map<String, Object> read(@Nullable String column) {
        try {
            return column == null ? Map.of() : JSONObjectUtils.parse(column);
        } catch (ParseException notOurs) {
            throw new IllegalStateException("users.profile is not JSON", notOurs);
        }
    }

    static @Nullable String write(Map<String, Object> claims) {
        return claims.isEmpty() ? null : JSONObjectUtils.toJSONString(claims);
    }
}
