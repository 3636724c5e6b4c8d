package hallpass.auth.registration;

import hallpass.resource.problem.ProblemException;
import hallpass.resource.setting.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Says who may make an account ({@code HALLPASS_REGISTRATION}). It can be changed while the server runs. */
@ApplicationScoped
public class RegistrationMode {

    private static final String OPEN = "open";
    private static final String VERIFIED = "verified";

    @Inject
    Settings settings;

    /** @return {@code open}, {@code verified} or {@code closed} */
    public String name() {
        return settings.find("hallpass.registration").orElse(OPEN);
    }

    /** @return whether an account is made at once, for an address that nobody has proven */
    public boolean isOpen() {
        return name().equals(OPEN);
    }

    /** @return whether an account is made only when its address is proven */
    public boolean isVerified() {
        return name().equals(VERIFIED);
    }

    public boolean isClosed() {
        return !isOpen() && !isVerified();
    }

    /** Asked before an account is made. @throws ProblemException 403 if nobody may make one */
    public void requireNotClosed() {
        if (isClosed()) {
            throw closed();
        }
    }

    public static ProblemException closed() {
        return ProblemException.forbidden(
                "registration-closed", "Registration is closed. Ask an admin for an account.");
    }
}
