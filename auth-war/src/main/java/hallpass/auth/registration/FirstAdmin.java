package hallpass.auth.registration;

import hallpass.auth.cluster.ClusterLock;
import hallpass.auth.cluster.ClusterLock.Guarded;
import hallpass.auth.credential.PasswordRules;
import hallpass.auth.user.Accounts;
import hallpass.auth.user.EmailAddress;
import hallpass.auth.user.Users;
import hallpass.database.Migrated;
import hallpass.database.write.Transaction;
import hallpass.resource.service.SecretSettings;
import hallpass.resource.token.Roles;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import jakarta.security.enterprise.identitystore.PasswordHash;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the admin of a first start, when there is no user yet. */
@ApplicationScoped
class FirstAdmin {

    private static final Logger LOG = System.getLogger(FirstAdmin.class.getName());
    private static final String DEFAULT_EMAIL = "admin@localhost";
    private static final int RANDOM_BYTES = 15;

    @Inject
    Transaction transaction;

    @Inject
    Users users;

    @Inject
    Accounts accounts;

    @Inject
    ClusterLock lock;

    @Inject
    PasswordHash passwordHash;

    @Inject
    PasswordRules rules;

    @Inject
    SecureRandom random;

    @Inject
    @ConfigProperty(name = "hallpass.admin.email", defaultValue = DEFAULT_EMAIL)
    String email;

    @Inject
    SecretSettings secrets;

    void create(@Observes @Priority(Interceptor.Priority.APPLICATION) Migrated migrated) {
        if (transaction.run(() -> users.hasNone())) { // or a password file that is gone would stop every later start
            createIfNone();
        }
    }

    private void createIfNone() {
        Optional<String> configured = secrets.find("hallpass.admin.password").map(SecretSettings.Found::text);
        String password = configured.orElseGet(this::randomPassword);
        transaction.run(() -> {
            lock.take(Guarded.ADMINS);
            if (users.hasNone()) {
                accounts.openProven(
                        EmailAddress.trimmed(email),
                        passwordHash.generate(password.toCharArray()),
                        List.of(Roles.ADMIN, Roles.USER));
                tell(password, configured.isPresent());
            }
        });
    }

    /** Before the commit: nobody could help an admin whose password was never shown. */
    private void tell(String password, boolean configured) {
        if (configured) {
            rules.objection(password, email)
                    .ifPresent(objection -> LOG.log(
                            Level.WARNING,
                            "HALLPASS_ADMIN_PASSWORD " + objection
                                    + ". The first admin has it all the same: change it."));
            LOG.log(Level.INFO, "First admin: " + email + ", password as configured.");
        } else {
            LOG.log(Level.WARNING, "First admin: " + email + ", password " + password + "; shown once, change it");
        }
    }

    private String randomPassword() {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
