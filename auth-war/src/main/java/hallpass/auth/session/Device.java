package hallpass.auth.session;

import org.jspecify.annotations.Nullable;

/**
 * The program and machine that a user signs in with.
 *
 * @param clientId the OAuth client
 * @param userAgent as its header says, for the user to recognise the session
 */
public record Device(String clientId, @Nullable String userAgent) {}
