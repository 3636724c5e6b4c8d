package hallpass.auth.throttle;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One guess at a password.
 *
 * @param accounts the different accounts that were tried from the address
 * @param triedAccount this account at this address
 * @param device a device or session in which this account's user has signed in before; null for all others
 * @param since when it came: a wait that began later holds for it too, even if that is over when its answer is known
 */
public record Attempt(
        CounterKey account,
        CounterKey address,
        CounterKey accounts,
        CounterKey triedAccount,
        @Nullable CounterKey device,
        Instant since) {

    List<CounterKey> counted() {
        return device == null
                ? List.of(account, address, accounts, triedAccount)
                : List.of(device, account, address, accounts, triedAccount);
    }

    /** The others change only together with the address. */
    List<CounterKey> locked() {
        return device == null ? List.of(account, address) : List.of(device, account, address);
    }

    /** What makes a stranger wait. */
    List<CounterKey> ofStrangers() {
        return List.of(account, address, accounts);
    }
}
