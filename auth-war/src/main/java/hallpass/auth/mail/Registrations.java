package hallpass.auth.mail;

import hallpass.auth.event.Origin;
import hallpass.auth.registration.RegistrationMode;
import hallpass.auth.registration.RegistrationRequested;
import hallpass.auth.throttle.Throttle;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Keeps registrations until their address is proven. */
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

    /** Refuses before the password is hashed. */
    void beforehand(@Observes RegistrationRequested.Beforehand asked) {
        if (!settings.isConfigured()) {
            throw RegistrationMode.closed();
        }
        throttle.mail();
    }

    void keep(@Observes RegistrationRequested asked) {
        links.askToRegister(
                new MailOrder(asked.email(), Languages.preferred(asked.acceptLanguage()), origin.address()),
                asked.name(),
                asked.passwordHash());
    }
}
