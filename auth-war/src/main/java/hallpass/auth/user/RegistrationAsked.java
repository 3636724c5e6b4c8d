package hallpass.auth.user;

import org.jspecify.annotations.Nullable;

/**
 * Somebody wants an account with an address that is to be proven first: a CDI event. Nobody has looked whether the address
 * is taken, so that the answer takes as long for one that is.
 */
public record RegistrationAsked(
        String email,
        @Nullable String name,
        String passwordHash,
        @Nullable String acceptLanguage) {

    /** Fired before any work is done: whoever cannot or will not take the registration throws. */
    public record Beforehand() {}

    @Override
    public String toString() {
        return "RegistrationAsked[]"; // a hash is not for logs
    }
}
