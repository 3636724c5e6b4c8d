package hallpass.auth.registration;

import org.jspecify.annotations.Nullable;

/**
 * Somebody wants an account with an address that is to be proven first: a CDI event. Nobody has looked whether the
 * address is taken, so that the answer takes as long for one that is.
 */
public record RegistrationRequested(
        String email,
        @Nullable String name,
        String passwordHash,
        @Nullable String acceptLanguage) {

    /** Fired before any work is done. An observer that cannot take the registration throws. */
    public record Beforehand() {}

    @Override
    public String toString() {
        return "RegistrationRequested[]"; // a hash is not for logs
    }
}
