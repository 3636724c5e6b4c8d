package hallpass.auth.token;

import hallpass.auth.client.ServiceClient;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The client that calls an OAuth endpoint.
 *
 * @param registration what it may, null for the built-in public one
 */
public record CallingClient(String id, @Nullable ServiceClient registration) {

    static final CallingClient BUILT_IN = new CallingClient(ClientAuthentication.BUILT_IN, null);

    static CallingClient of(ServiceClient authenticated) {
        return new CallingClient(authenticated.id(), authenticated);
    }

    /** Whether it is the one that everybody is who names no other. */
    public boolean builtIn() {
        return registration == null;
    }

    /** Whether it has proven who it is. */
    public boolean confidential() {
        return registration != null && !registration.isPublic();
    }

    /** @return what a registered client may, public or not; empty for the built-in one */
    public Optional<ServiceClient> service() {
        return Optional.ofNullable(registration);
    }
}
