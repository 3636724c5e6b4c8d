package hallpass.auth.mail;

import hallpass.auth.event.Origin;
import hallpass.auth.throttle.Throttle;
import hallpass.auth.user.RegistrationAsked;
import hallpass.resource.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Takes registrations that wait for their address to be proven. */
@ApplicationScoped
class Registrations {

    @Inject
    MailSettings settings;

    @Inject
    MailedLinks links;

    @Inject
    Throttle throttle;

    @Inject
    Origin origin;

    /** Before the password is hashed. */
    void beforehand(@Observes RegistrationAsked.Beforehand asked) {
        if (!settings.isConfigured()) {
            throw ProblemException.forbidden("Registration is closed. Ask an admin for an account.");
        }
        throttle.mail();
    }

    void keep(@Observes RegistrationAsked asked) {
        links.askToRegister(
                new Asked(asked.email(), Languages.preferred(asked.acceptLanguage()), origin.address()),
                asked.name(),
                asked.passwordHash());
    }
}
