package hallpass.auth.throttle;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One guess at a password.
 *
 * @param device a device or session in which this account's user has signed in before; null for all others
 * @param since when it came: a wait that began later holds for it too, even if that is over when its answer is known
 */
public record Attempt(
        CounterKey account, CounterKey address, @Nullable CounterKey device, Instant since) {

    List<CounterKey> counted() {
        return device == null ? ofStrangers() : List.of(device, account, address);
    }

    List<CounterKey> ofStrangers() {
        return List.of(account, address);
    }
}
