package hallpass.auth.key;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Rotates the keys, and answers when the new key signs. */
@ApplicationScoped
class KeyRotation {

    @Inject
    SigningKeys signingKeys;

    @Inject
    KeyRings rings;

    @Inject
    Clock clock;

    /**
     * Lets the next key sign. If that one has not been published for long enough (a rotation shortly after another
     * one, or after the first start) it waits for the rest of that time, at most {@code hallpass.key.lead}: a key
     * that a service does not know yet would cost its callers a 401. Should the server die meanwhile, the others do
     * it.
     *
     * @return the key that signs from now on
     */
    SigningKey rotate(Object admin) {
        SigningKey chosen = signingKeys.rotate(admin);
        rings.refresh(); // the key after it is published from now on
        Instant turn = chosen.activatesAt();
        if (turn != null) {
            await(turn);
        }
        rings.refresh();
        return signingKeys.find(chosen.kid()).orElse(chosen);
    }

    private void await(Instant turn) {
        Duration left = Duration.between(clock.instant(), turn).plusMillis(1);
        try {
            if (!left.isNegative()) {
                TimeUnit.NANOSECONDS.sleep(left.toNanos());
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt(); // its turn is fixed all the same
        }
    }
}
