package hallpass.auth.throttle;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One guess at a password.
 *
 * @param device a device or session in which this account's user has signed in before; null for all others
 */
public record Attempt(
        Counted account, Counted address, @Nullable Counted device) {

    List<Counted> counted() {
        return device == null ? ofStrangers() : List.of(device, account, address);
    }

    List<Counted> ofStrangers() {
        return List.of(account, address);
    }
}
