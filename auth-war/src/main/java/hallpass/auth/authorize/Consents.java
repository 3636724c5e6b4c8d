package hallpass.auth.authorize;

import hallpass.auth.client.ClientRemoved;
import hallpass.auth.event.EventType;
import hallpass.auth.event.SecurityEvent;
import hallpass.auth.event.SecurityEvents;
import hallpass.auth.session.EndReason;
import hallpass.auth.session.Sessions;
import hallpass.auth.token.Scopes;
import hallpass.auth.user.AccessEnded;
import hallpass.auth.user.Users;
import hallpass.database.InstantColumn;
import hallpass.database.write.Transaction;
import hallpass.resource.rest.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The consents in the database. */
@ApplicationScoped
class Consents {

    @PersistenceContext
    EntityManager em;

    @Inject
    Transaction transaction;

    @Inject
    AuthorizationCodes codes;

    @Inject
    Sessions sessions;

    @Inject
    Users users;

    @Inject
    SecurityEvents events;

    @Inject
    Clock clock;

    /** @param since if it has to be younger than a request that asks for it anew */
    boolean covers(UUID user, String client, String scope, @Nullable Instant since) {
        return find(user, client)
                .filter(consent -> since == null || !consent.givenAt().isBefore(since))
                .filter(consent -> Scopes.items(consent.scope()).containsAll(Scopes.items(scope)))
                .isPresent();
    }

    /** Adds to what the user has allowed before. */
    void give(UUID user, String client, String scope) {
        transaction.run(() -> {
            Instant now = InstantColumn.now(clock);
            find(user, client)
                    .ifPresentOrElse(
                            known -> known.given(together(known.scope(), scope), now),
                            () -> em.persist(new Consent(Ids.next(), user, client, scope, now)));
            events.record(SecurityEvent.success(EventType.CONSENT_GIVEN)
                    .bySelf(user)
                    .through(client)
                    .because(scope));
        });
    }

    void refuse(UUID user, String client) {
        events.record(
                SecurityEvent.success(EventType.CONSENT_REFUSED).bySelf(user).through(client));
    }

    List<Consent> of(UUID user) {
        return transaction.run(
                () -> em.createQuery("select c from Consent c where c.user = :user order by c.client", Consent.class)
                        .setParameter("user", user)
                        .getResultList());
    }

    /**
     * Takes a consent back, and with it what the client got by it: its sessions with this user, and codes that it has
     * not exchanged yet.
     *
     * @return whether there was one
     */
    boolean withdraw(UUID user, String client) {
        return transaction.run(() -> {
            users.locked(user); // until the end: no code becomes a session meanwhile
            Optional<Consent> consent = find(user, client);
            consent.ifPresent(found -> {
                em.remove(found);
                events.record(SecurityEvent.success(EventType.CONSENT_WITHDRAWN)
                        .bySelf(user)
                        .through(client));
                codes.voidUnused(user, client);
                sessions.endAllAt(client, user, EndReason.CONSENT_WITHDRAWN, user);
            });
            return consent.isPresent();
        });
    }

    void forget(@Observes AccessEnded event) {
        if (event.reason() == AccessEnded.Reason.USER_DELETED) {
            em.createQuery("delete from Consent c where c.user = :user")
                    .setParameter("user", event.user())
                    .executeUpdate();
        }
    }

    void forget(@Observes ClientRemoved removed) {
        em.createQuery("delete from Consent c where c.client = :client")
                .setParameter("client", removed.client())
                .executeUpdate();
    }

    private Optional<Consent> find(UUID user, String client) {
        return transaction.run(() -> em.createQuery(
                        "select c from Consent c where c.user = :user and c.client = :client", Consent.class)
                .setParameter("user", user)
                .setParameter("client", client)
                .getResultStream()
                .findFirst());
    }

    private static String together(String known, String added) {
        Set<String> all = new LinkedHashSet<>(Scopes.items(known));
        all.addAll(Scopes.items(added));
        return String.join(" ", all);
    }
}
