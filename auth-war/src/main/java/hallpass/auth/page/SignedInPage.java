package hallpass.auth.page;

/**
 * Template {@code signed-in}: says who is signed in.
 *
 * @param home the address to go on to
 */
public record SignedInPage(String email, String home) {}
