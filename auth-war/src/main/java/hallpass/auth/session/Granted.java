package hallpass.auth.session;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a user who is signed in in a browser granted to a client: a session is to begin.
 *
 * @param signIn the browser's sign-in, with which the session ends; null if it goes on without that
 * @param authTime when the user proved the identity
 * @param until when the sign-in expires; a session without refresh tokens is over then too
 * @param acr how strong the proof was, and by what methods ({@code amr})
 * @param scope what the client may
 * @param claims the parameter of the request, as JSON
 * @param refreshable whether the client gets refresh tokens
 */
public record Granted(
        UUID user,
        @Nullable UUID signIn,
        Instant authTime,
        Instant until,
        String acr,
        List<String> amr,
        Device device,
        String scope,
        @Nullable String claims,
        boolean refreshable) {}
