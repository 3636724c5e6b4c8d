package hallpass.auth.page;

import java.util.List;

/**
 * Template {@code signed-in}: says who is signed in.
 *
 * @param home the address to go on to
 * @param upstreams other providers to connect with the account
 */
public record SignedInPage(String email, String home, List<UpstreamChoice> upstreams) {}
