package hallpass.auth.key;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenLifetimeTest {

    @ParameterizedTest
    @CsvSource({
        "PT1S, PT1S",
        "PT5M, PT5M",
        "PT1H, PT1H",
        "P1D, PT1H",
        "PT1H0.001S, PT1H",
        "PT0S, PT5M",
        "PT-5M, PT5M",
        "PT0.999S, PT5M"
    })
    void is_never_longer_than_services_take_and_never_nothing(Duration configured, Duration taken) {
        assertEquals(taken, TokenLifetime.limited(configured));
    }
}
