package hallpass.auth.user;

import hallpass.auth.event.EventType;
import hallpass.auth.event.SecurityEvent;
import hallpass.auth.event.SecurityEvents;
import hallpass.auth.user.AccessEnded.Reason;
import hallpass.database.InstantColumn;
import hallpass.database.write.Transaction;
import hallpass.resource.problem.ProblemException;
import hallpass.resource.rest.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Opens and removes accounts, for the packages in which users register, administer and close them. */
@ApplicationScoped
public class Accounts {

    @Inject
    Users users;

    @Inject
    Transaction transaction;

    @Inject
    Event<AccessEnded> accessEnded;

    @Inject
    SecurityEvents events;

    @Inject
    Clock clock;

    /** @throws ProblemException 409 if the e-mail is taken */
    public User open(String email, @Nullable String name, String passwordHash, Collection<String> roles) {
        return open(new User(Ids.next(), email, name, passwordHash, roles, InstantColumn.now(clock)), null);
    }

    /** As {@link #open}, for somebody whose address needs no proof: the operator says it. */
    public User openProven(String email, String passwordHash, Collection<String> roles) {
        Instant now = InstantColumn.now(clock);
        User user = new User(Ids.next(), email, null, passwordHash, roles, now);
        user.emailVerified(now);
        return open(user, null);
    }

    /**
     * As {@link #open}, for a user whom another provider has let in.
     *
     * @param verified whether the address is proven
     * @param provider its id, for the audit
     */
    public User openWithoutPassword(
            String email, @Nullable String name, boolean verified, Collection<String> roles, String provider) {
        Instant now = InstantColumn.now(clock);
        User user = new User(Ids.next(), email, name, null, roles, now);
        if (verified) {
            user.emailVerified(now);
        }
        return open(user, "by " + provider);
    }

    private User open(User user, @Nullable String detail) {
        return transaction.run(() -> {
            requireFree(user.email());
            users.add(user);
            events.record(SecurityEvent.success(EventType.USER_REGISTERED)
                    .bySelf(user.id())
                    .because(detail));
            return user;
        });
    }

    /** Removes the account and ends its sessions. @param user under its lock, in the transaction that is there */
    public void remove(User user, UUID actor) {
        accessEnded.fire(new AccessEnded(user.id(), null, Reason.USER_DELETED, actor));
        events.record(SecurityEvent.success(EventType.USER_DELETED).by(actor).to(user.id()));
        users.remove(user);
    }

    /**
     * The user, unchanged by others until the transaction that is there ends.
     *
     * @param precondition throws to refuse
     * @throws ProblemException 404 if there is no such user
     */
    public User locked(UUID id, Consumer<User> precondition) {
        User user = users.requireLocked(id);
        precondition.accept(user);
        return user;
    }

    /** Asked first, because a refused insert is an error in the log; if two come at once, the constraint decides. */
    public void requireFree(String email) {
        if (users.byEmail(email).isPresent()) {
            throw Users.emailTaken();
        }
    }
}
