package hallpass.auth.user;

import hallpass.database.Migrated;
import hallpass.database.write.Transaction;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Brings e-mails that an earlier version wrote into the form that is compared now: domains by their letters. */
@ApplicationScoped
class FoldedEmails {

    private static final Logger LOG = System.getLogger(FoldedEmails.class.getName());

    @PersistenceContext
    EntityManager em;

    @Inject
    Transaction transaction;

    @Inject
    Users users;

    void renew(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) Migrated migrated) {
        transaction.run(() -> em.createQuery("select u from User u where u.emailFolded like :ascii", User.class)
                .setParameter("ascii", "%xn--%")
                .getResultList()
                .forEach(this::renew));
    }

    private void renew(User user) {
        String folded = EmailAddress.folded(user.email());
        if (user.isFoldedAs(folded)) {
            return;
        }
        users.byEmail(folded)
                .ifPresentOrElse(
                        other -> LOG.log(
                                Level.WARNING,
                                "The users " + user.id() + " and " + other.id()
                                        + " have one e-mail address in two spellings. The first one cannot sign in"
                                        + " until an admin changes one of the addresses."),
                        user::refolded);
    }
}
