package hallpass.auth.upstream;

import java.time.Instant;
import java.util.UUID;

/**
 * An identity at another provider as its user sees it.
 *
 * @param provider what people call it; its issuer if it is not configured any more
 * @param label the e-mail or name that the provider told at the last sign-in
 */
public record IdentityView(UUID id, String provider, String label, Instant linkedAt, Instant lastUsedAt) {}
