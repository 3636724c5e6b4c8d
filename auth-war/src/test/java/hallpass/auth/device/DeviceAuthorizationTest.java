package hallpass.auth.device;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.auth.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DeviceAuthorizationTest {

    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

    private final DeviceAuthorization device = new DeviceAuthorization(
            new Secret("device"), "user", "tv", "openid", NOON, NOON.plus(DeviceAuthorizations.LIFETIME));

    @Test
    void a_device_may_ask_every_five_seconds_and_a_little_sooner() {
        assertFalse(device.isPolledTooSoon(NOON));
        assertFalse(device.isPolledTooSoon(NOON.plusMillis(4000)));
        assertFalse(device.isPolledTooSoon(NOON.plusMillis(9000)));
    }

    @Test
    void a_device_that_asks_too_soon_waits_five_seconds_longer_from_then_on() {
        device.isPolledTooSoon(NOON);

        assertTrue(device.isPolledTooSoon(NOON.plusSeconds(1)));
        assertTrue(device.isPolledTooSoon(NOON.plusSeconds(1 + 8)), "ten seconds now, counted from the last question");
        assertFalse(device.isPolledTooSoon(NOON.plusSeconds(1 + 8 + 15)));
    }

    @Test
    void it_waits_until_it_is_answered_or_its_time_is_up() {
        assertTrue(device.isWaitingAt(NOON.plus(Duration.ofMinutes(9))));
        assertFalse(device.isWaitingAt(NOON.plus(DeviceAuthorizations.LIFETIME)));
        device.refuse();
        assertFalse(device.isWaitingAt(NOON));
    }
}
