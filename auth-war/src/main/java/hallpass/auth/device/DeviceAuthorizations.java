package hallpass.auth.device;

import hallpass.auth.client.ClientRemoved;
import hallpass.auth.client.ServiceClient;
import hallpass.auth.event.EventType;
import hallpass.auth.event.SecurityEvent;
import hallpass.auth.event.SecurityEvents;
import hallpass.auth.key.KeyedHash;
import hallpass.auth.secret.Secret;
import hallpass.auth.session.SessionsEnding;
import hallpass.auth.sso.BrowserSignIn;
import hallpass.auth.sso.BrowserSignIns;
import hallpass.database.Housekeeping;
import hallpass.database.InstantColumn;
import hallpass.database.Migrated;
import hallpass.database.write.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The devices that wait, in the database. */
@ApplicationScoped
class DeviceAuthorizations {

    static final Duration LIFETIME = Duration.ofMinutes(10);

    /** For so long a device that asks on is told that its time is up. */
    private static final Duration KEPT = Duration.ofHours(1);

    private static final String PURPOSE = "device-user-code";

    @PersistenceContext
    EntityManager em;

    @Inject
    BrowserSignIns signIns;

    @Inject
    KeyedHash keyedHash;

    @Inject
    SecurityEvents events;

    @Inject
    Housekeeping housekeeping;

    @Inject
    Transaction transaction;

    @Inject
    SecureRandom random;

    @Inject
    Clock clock;

    /** The codes of a new authorization: one for the device, one for the person. */
    record Codes(Secret deviceCode, UserCode userCode) {}

    Codes begin(ServiceClient client, String scope) {
        return transaction.run(() -> {
            Instant now = InstantColumn.now(clock);
            UserCode userCode = UserCode.random(random);
            while (find(userCode, LockModeType.NONE).isPresent()) {
                userCode = UserCode.random(random);
            }
            Secret deviceCode = Secret.random(random);
            em.persist(
                    new DeviceAuthorization(deviceCode, hash(userCode), client.id(), scope, now, now.plus(LIFETIME)));
            return new Codes(deviceCode, userCode);
        });
    }

    /** @return the device that shows this code and waits for an answer */
    Optional<DeviceAuthorization> waiting(UserCode code) {
        return transaction.run(
                () -> find(code, LockModeType.NONE).filter(found -> found.isWaitingAt(InstantColumn.now(clock))));
    }

    /** The person's answer. @return empty if the code is not known, or was answered, or the sign-in has ended */
    Optional<DeviceAuthorization> decide(UserCode code, BrowserSignIn signIn, boolean allowed) {
        return transaction.run(() -> {
            Optional<DeviceAuthorization> device = find(code, LockModeType.PESSIMISTIC_WRITE)
                    .filter(found -> found.isWaitingAt(InstantColumn.now(clock)));
            Optional<BrowserSignIn> live = device.flatMap(any -> signIns.lockedIfLive(signIn.user(), signIn.id()));
            if (device.isEmpty() || live.isEmpty()) {
                return Optional.empty();
            }
            if (allowed) {
                device.get().allow(live.get());
            } else {
                device.get().refuse();
            }
            events.record(SecurityEvent.success(allowed ? EventType.DEVICE_ALLOWED : EventType.DEVICE_REFUSED)
                    .bySelf(signIn.user())
                    .through(device.get().client())
                    .because(device.get().scope()));
            return device;
        });
    }

    /** The device's row, unchanged by others until the transaction that is there ends. */
    Optional<DeviceAuthorization> locked(Secret deviceCode) {
        transaction.require();
        return Optional.ofNullable(
                em.find(DeviceAuthorization.class, deviceCode.hash(), LockModeType.PESSIMISTIC_WRITE));
    }

    /** An answer from before all sessions ended is worth nothing: the device would get a new session by it. */
    void forget(@Observes SessionsEnding event) {
        em.createQuery("delete from DeviceAuthorization d where d.user = :user")
                .setParameter("user", event.user())
                .executeUpdate();
    }

    void forget(@Observes ClientRemoved removed) {
        em.createQuery("delete from DeviceAuthorization d where d.client = :client")
                .setParameter("client", removed.client())
                .executeUpdate();
    }

    void beginPurge(@Observes Migrated migrated) {
        housekeeping.every(Duration.ofMinutes(10), "devices that waited", this::removeOld);
    }

    private void removeOld() {
        transaction.run(() -> em.createQuery("delete from DeviceAuthorization d where d.expiresAt < :before")
                .setParameter("before", clock.instant().minus(KEPT))
                .executeUpdate());
    }

    private Optional<DeviceAuthorization> find(UserCode code, LockModeType lock) {
        return em.createQuery("select d from DeviceAuthorization d where d.userCode = :code", DeviceAuthorization.class)
                .setParameter("code", hash(code))
                .setLockMode(lock)
                .getResultStream()
                .findFirst();
    }

    /** Under a key: a plain hash of so short a code could be searched through. */
    private String hash(UserCode code) {
        return keyedHash.of(PURPOSE, code.letters());
    }
}
