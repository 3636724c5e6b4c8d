package hallpass.auth.upstream;

import hallpass.auth.credential.ProvenUser;
import hallpass.auth.event.EventType;
import hallpass.auth.event.SecurityEvent;
import hallpass.auth.event.SecurityEvents;
import hallpass.auth.session.InvalidGrantException;
import hallpass.auth.user.AccountClaimed;
import hallpass.auth.user.SignInMethod;
import hallpass.auth.user.SignInMethods;
import hallpass.auth.user.User;
import hallpass.auth.user.Users;
import hallpass.database.InstantColumn;
import hallpass.database.write.Transaction;
import hallpass.resource.problem.ProblemException;
import hallpass.resource.rest.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Which identities at providers belong to which users. Changes are made under the user's lock. */
@ApplicationScoped
public class UpstreamIdentities implements SignInMethod {

    @PersistenceContext
    EntityManager em;

    @Inject
    Transaction transaction;

    @Inject
    Users users;

    @Inject
    SignInMethods methods;

    @Inject
    Upstreams upstreams;

    @Inject
    SecurityEvents events;

    @Inject
    Clock clock;

    /** Notes that the identity was used. @return its user; empty if it belongs to nobody */
    public Optional<User> owner(ProvenIdentity identity) {
        return transaction.run(() -> find(identity).flatMap(found -> {
            found.used(identity, InstantColumn.now(clock));
            return users.find(found.user());
        }));
    }

    /**
     * Links the identity to a user who has proved to be that user.
     *
     * @throws InvalidGrantException if the user was disabled or deleted, or its password changed, since the proof
     * @throws ProblemException 409 if it belongs to another user
     */
    public void link(ProvenUser proven, ProvenIdentity identity) {
        try {
            transaction.run(() -> linked(proven, identity));
        } catch (ProblemException taken) {
            events.record(SecurityEvent.failure(EventType.IDENTITY_LINKED)
                    .bySelf(proven.id())
                    .because(identity.upstream() + ": belongs to another user"));
            throw taken;
        }
    }

    private void linked(ProvenUser proven, ProvenIdentity identity) {
        Optional<User> user = users.locked(proven.id()).filter(found -> !found.disabled() && proven.holdsFor(found));
        if (user.isEmpty()) {
            throw new InvalidGrantException("The proof is not good any more.");
        }
        Optional<UpstreamIdentity> known = find(identity);
        if (known.isEmpty()) {
            add(proven.id(), identity);
        } else if (!known.get().user().equals(proven.id())) {
            throw taken();
        }
    }

    /** In the transaction that is there. @throws ProblemException 409 if the identity was linked meanwhile */
    void add(UUID user, ProvenIdentity identity) {
        em.persist(new UpstreamIdentity(Ids.next(), user, identity, InstantColumn.now(clock)));
        Users.flush(em, UpstreamIdentities::taken);
        events.record(
                SecurityEvent.success(EventType.IDENTITY_LINKED).bySelf(user).because(identity.upstream()));
    }

    /** @return oldest first */
    List<UpstreamIdentity> of(UUID user) {
        return transaction.run(() -> em.createQuery(
                        "select i from UpstreamIdentity i where i.user = :user order by i.id", UpstreamIdentity.class)
                .setParameter("user", user)
                .getResultList());
    }

    /** @throws ProblemException 404 if it is not there or not this user's; 409 if there is no other way to sign in */
    void unlink(UUID userId, UUID id) {
        transaction.run(() -> {
            User user = users.requireLocked(userId);
            UpstreamIdentity identity = Optional.ofNullable(em.find(UpstreamIdentity.class, id))
                    .filter(found -> found.user().equals(userId))
                    .orElseThrow(ProblemException::notFound);
            if (isOnlyOne(identity)) {
                methods.requireAnother(user, UpstreamIdentities.class);
            }
            remove(identity);
        });
    }

    @Override
    public boolean isUsableBy(UUID user) {
        return of(user).stream().anyMatch(this::letsIn);
    }

    private boolean isOnlyOne(UpstreamIdentity identity) {
        return of(identity.user()).stream()
                .filter(other -> !other.id().equals(identity.id()))
                .noneMatch(this::letsIn);
    }

    /** An identity of a provider that is not configured any more lets nobody in. */
    private boolean letsIn(UpstreamIdentity identity) {
        return upstreams.ofIssuer(identity.issuer()).isPresent();
    }

    /** The person who made the account had not proved the address, and must not stay in it. */
    void unlinkAll(@Observes AccountClaimed claimed) {
        of(claimed.user()).forEach(this::remove);
    }

    private void remove(UpstreamIdentity identity) {
        em.remove(identity);
        events.record(SecurityEvent.success(EventType.IDENTITY_UNLINKED)
                .bySelf(identity.user())
                .because(upstreams.ofIssuer(identity.issuer()).map(Upstream::id).orElse(identity.issuer())));
    }

    private Optional<UpstreamIdentity> find(ProvenIdentity identity) {
        return em.createQuery(
                        "select i from UpstreamIdentity i where i.issuer = :issuer and i.subject = :subject",
                        UpstreamIdentity.class)
                .setParameter("issuer", identity.issuer())
                .setParameter("subject", identity.subject())
                .getResultStream()
                .findFirst();
    }

    private static ProblemException taken() {
        return ProblemException.conflict("identity-taken", "This identity belongs to another account already.");
    }
}
