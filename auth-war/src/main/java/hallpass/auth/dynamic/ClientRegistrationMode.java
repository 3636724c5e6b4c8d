package hallpass.auth.dynamic;

import hallpass.resource.setting.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Says which clients may register themselves ({@code HALLPASS_CLIENT_REGISTRATION}); may change while it runs. */
@ApplicationScoped
public class ClientRegistrationMode {

    @Inject
    Settings settings;

    /** Whether there is a registration endpoint at all. */
    public boolean isOffered() {
        return isOpen() || needsToken();
    }

    boolean isOpen() {
        return is("open");
    }

    /** Whether a client needs an initial access token (RFC 7591 section 3). */
    boolean needsToken() {
        return is("token");
    }

    private boolean is(String mode) {
        return settings.find("hallpass.client.registration")
                .filter(mode::equals)
                .isPresent();
    }
}
