package hallpass.resource.token;

import hallpass.resource.token.TokenRules.Validity;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A token that was taken, and what cannot change about it: its time, key and session are looked at each time. */
final class AcceptedToken {

    private static final long ROLE_REMEMBERED_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** More than a service has; one that asks for roles without end is answered, but they are not kept. */
    private static final int MAX_ROLES = 32;

    private final String raw;
    private final PublishedKey key;
    private final Validity validity;
    private final @Nullable StatusReference status;
    private volatile @Nullable Executor caller;
    private final Map<String, Decision> roles = new ConcurrentHashMap<>(2);

    private record Decision(boolean has, long madeAtNanos) {}

    AcceptedToken(String raw, PublishedKey key, Validity validity, @Nullable StatusReference status) {
        this.raw = raw;
        this.key = key;
        this.validity = validity;
        this.status = status;
    }

    /** @return as it came after {@code Bearer} */
    String raw() {
        return raw;
    }

    /** @return the very object that verified it: after every change of the key set it is verified again */
    PublishedKey key() {
        return key;
    }

    Validity validity() {
        return validity;
    }

    @Nullable
    StatusReference status() {
        return status;
    }

    /** @return runs tasks as whom the container's MP-JWT made of this token; null until it did */
    @Nullable
    Executor caller() {
        return caller;
    }

    /** @param authenticated null where the container does not know anybody for it any more */
    void isCalledBy(@Nullable Executor authenticated) {
        caller = authenticated;
    }

    /** @return what the container says, or said not longer than a second ago */
    boolean hasRole(String role, Predicate<String> container) {
        Decision last = roles.get(role);
        long now = System.nanoTime();
        if (last != null && now - last.madeAtNanos() < ROLE_REMEMBERED_NANOS) {
            return last.has();
        }
        boolean has = container.test(role);
        if (last != null || roles.size() < MAX_ROLES) {
            roles.put(role, new Decision(has, now));
        }
        return has;
    }
}
