package hallpass.auth.page;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Template {@code signed-out}.
 *
 * @param frames of clients that are told by the browser (OpenID Connect Front-Channel Logout 1.0)
 * @param next where the client wants the user to go on; null for nowhere
 * @param client the name of that client; null if it is not known
 */
public record SignedOutPage(
        List<URI> frames, @Nullable URI next, @Nullable String client) {}
