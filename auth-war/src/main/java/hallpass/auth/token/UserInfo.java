package hallpass.auth.token;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The user of an access token. */
public record UserInfo(UUID sub, String email, @Nullable String name, List<String> groups) {}
