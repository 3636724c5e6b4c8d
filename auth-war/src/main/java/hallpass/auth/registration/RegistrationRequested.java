package hallpass.auth.registration;

import org.jspecify.annotations.Nullable;

/**
 * Somebody wants an account with an address that is to be proven first: a CDI event. Nobody has looked whether the
 * address is taken, so that the answer takes as long for one that is.
 *
 * @param passwordHash null if the owner of the address chooses later how to sign in
 */
public record RegistrationRequested(
        String email,
        @Nullable String name,
        @Nullable String passwordHash,
        @Nullable String acceptLanguage) {

    /** Fired before any work is done. An observer that cannot take the registration throws. */
    public record Beforehand() {}

    @Override
    public String toString() {
        return "RegistrationRequested[]"; // a hash is not for logs
    }
}
