package hallpass.auth;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.security.SecureRandom;

/** Randomness as a bean, so that tests can know what comes. */
@ApplicationScoped
class RandomSource {

    @Produces
    SecureRandom random() {
        return new SecureRandom();
    }
}
