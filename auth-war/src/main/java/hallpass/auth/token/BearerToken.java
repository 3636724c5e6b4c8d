package hallpass.auth.token;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tokens that this service looks at itself, since the container does not know them (RFC 6750 section 2.1). */
public final class BearerToken {

    private static final String SCHEME = "Bearer ";

    private BearerToken() {}

    /** @param authorization the request's header */
    public static Optional<String> of(@Nullable String authorization) {
        return Optional.ofNullable(authorization)
                .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(header -> header.substring(SCHEME.length()).strip());
    }
}
