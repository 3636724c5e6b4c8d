package hallpass.auth.session;

import java.time.Instant;

/**
 * The state of a refresh token.
 *
 * @param usable it can be exchanged now: not spent, not expired, and its session lives
 */
public record RefreshTokenState(Session session, Instant issuedAt, Instant expiresAt, boolean usable) {}
