package hallpass.auth.factor;

import hallpass.auth.authenticator.FactorsChanged;
import hallpass.auth.event.EventType;
import hallpass.auth.event.SecurityEvent;
import hallpass.auth.event.SecurityEvents;
import hallpass.auth.secret.Secret;
import hallpass.auth.session.EndReason;
import hallpass.auth.session.SessionEnded;
import hallpass.auth.session.SessionsEnding;
import hallpass.auth.sso.SignInEnded;
import hallpass.auth.throttle.DeviceCookie;
import hallpass.auth.user.EmailAddress;
import hallpass.auth.user.User;
import hallpass.database.Housekeeping;
import hallpass.database.InstantColumn;
import hallpass.database.Migrated;
import hallpass.database.write.Transaction;
import hallpass.resource.rest.Ids;
import hallpass.resource.setting.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The devices on which nobody is asked for a second factor again. A device is known by its cookie; it is forgotten when
 * its user ends the sign-in there, changes the password or the second factors, or is signed out everywhere.
 */
@ApplicationScoped
class RememberedDevices {

    private static final Duration LIFETIME = Duration.ofDays(30);

    @PersistenceContext
    EntityManager em;

    @Inject
    Transaction transaction;

    @Inject
    DeviceCookie cookie;

    @Inject
    SecurityEvents events;

    /** Asked each time: it can be changed while the server runs. */
    @Inject
    Settings settings;

    @Inject
    Clock clock;

    @Inject
    Housekeeping housekeeping;

    void begin(@Observes Migrated migrated) {
        housekeeping.every(Duration.ofMinutes(10), "remembered devices", this::removeExpired);
    }

    /** @return for how long a device is remembered; zero if none is */
    Duration lifetime() {
        return settings.duration("hallpass.mfa.remember", LIFETIME);
    }

    /** @return whether the user need not be asked on this device */
    boolean isKnown(User user) {
        return !lifetime().isZero() && transaction.run(() -> find(user).isPresent());
    }

    /** Notes which sign-in is the one on this device now, in the transaction that is there. */
    void usedBy(User user, UUID signIn) {
        find(user).ifPresent(device -> device.usedBy(signIn));
    }

    /** Remembers the device, in the transaction in which the sign-in begins. @param nonce names it in its cookie */
    void remember(User user, String nonce, UUID signIn) {
        String hash = new Secret(nonce).hash();
        em.createQuery("delete from RememberedDevice d where d.user = :user and d.deviceHash = :hash")
                .setParameter("user", user.id())
                .setParameter("hash", hash)
                .executeUpdate();
        Instant end = InstantColumn.now(clock).plus(lifetime());
        em.persist(new RememberedDevice(Ids.next(), user.id(), hash, signIn, end));
        events.record(SecurityEvent.success(EventType.DEVICE_REMEMBERED)
                .bySelf(user.id())
                .because("sign-in " + signIn));
    }

    void forget(@Observes FactorsChanged change) {
        forgetAll(change.user());
    }

    void forget(@Observes SessionsEnding ending) {
        forgetAll(ending.user());
    }

    /** A user who signs out will come back; a user who ends a sign-in from another device has lost this one. */
    void forget(@Observes SignInEnded ended) {
        if (ended.reason() != EndReason.SIGNED_OUT) {
            forgetWith(ended.id());
        }
    }

    /** The same where the sign-in is over by itself, and a session of it lives on. */
    void forget(@Observes SessionEnded ended) {
        if (ended.reason() == EndReason.ENDED_BY_USER || ended.reason() == EndReason.ENDED_BY_ADMIN) {
            ended.session().signIn().ifPresent(this::forgetWith);
        }
    }

    private void forgetWith(UUID signIn) {
        em.createQuery("delete from RememberedDevice d where d.signIn = :signIn")
                .setParameter("signIn", signIn)
                .executeUpdate();
    }

    private void forgetAll(UUID user) {
        em.createQuery("delete from RememberedDevice d where d.user = :user")
                .setParameter("user", user)
                .executeUpdate();
    }

    private Optional<RememberedDevice> find(User user) {
        Instant now = InstantColumn.now(clock);
        return cookie.deviceOf(EmailAddress.folded(user.email())).flatMap(nonce -> em.createQuery(
                        "select d from RememberedDevice d where d.user = :user and d.deviceHash = :hash",
                        RememberedDevice.class)
                .setParameter("user", user.id())
                .setParameter("hash", new Secret(nonce).hash())
                .getResultStream()
                .filter(device -> device.livesAt(now))
                .findFirst());
    }

    private void removeExpired() {
        transaction.run(() -> em.createQuery("delete from RememberedDevice d where d.expiresAt < :now")
                .setParameter("now", InstantColumn.now(clock))
                .executeUpdate());
    }
}
