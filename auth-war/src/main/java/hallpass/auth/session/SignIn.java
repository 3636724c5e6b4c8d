package hallpass.auth.session;

import hallpass.auth.authenticator.SecondFactorPolicy;
import hallpass.auth.credential.PasswordCheck;
import hallpass.auth.credential.ProvenUser;
import hallpass.auth.event.EventType;
import hallpass.auth.event.SecurityEvent;
import hallpass.auth.event.SecurityEvents;
import hallpass.auth.user.Users;
import hallpass.resource.problem.ProblemException;
import hallpass.resource.setting.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Signs in by password. If it is right, a session begins. */
@ApplicationScoped
public class SignIn {

    @Inject
    PasswordCheck passwords;

    @Inject
    Users users;

    @Inject
    SecondFactorPolicy policy;

    @Inject
    SecurityEvents events;

    @Inject
    SessionStarts sessions;

    /** Asked each time: it can be changed while the server runs. */
    @Inject
    Settings settings;

    /** Whether programs may send a password. On the sign-in pages people always can (RFC 9700 section 2.4). */
    public boolean isPasswordTaken() {
        return settings.isOn("hallpass.password.grant", true);
    }

    /**
     * @throws SecondFactorNeededException if the password is right and not enough
     * @throws InvalidGrantException for an unknown user, a disabled one and a wrong password alike
     * @throws ProblemException 429 after too many failures, 503 if too many sign in at once
     */
    public SignedIn byPassword(String email, String password, Device device) {
        ProvenUser proven = passwords
                .signIn(email, password, device.clientId())
                .orElseThrow(() -> new InvalidGrantException("The e-mail or the password is wrong."));
        if (users.find(proven.id()).filter(policy::asksMoreOf).isPresent()) {
            events.record(SecurityEvent.failure(EventType.SIGN_IN)
                    .to(proven.id())
                    .through(device.clientId())
                    .because("second factor needed"));
            throw new SecondFactorNeededException();
        }
        return sessions.begin(proven, device);
    }
}
