package hallpass.auth.factor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.auth.authenticator.Authenticators;
import hallpass.auth.credential.PasswordCheck;
import hallpass.auth.credential.ProvenUser;
import hallpass.auth.credential.TestPasswordChecks;
import hallpass.auth.sso.SignInProof;
import hallpass.auth.throttle.DeviceCookie;
import hallpass.auth.throttle.TestThrottle;
import hallpass.auth.user.TestUsers;
import hallpass.auth.user.User;
import hallpass.auth.user.Users;
import hallpass.resource.problem.ProblemException;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * 10,000 guesses an hour from 100 addresses at one account, whose owner signs in meanwhile. Who guesses at codes knows
 * the password, and has begun as many sign-ins as it takes.
 */
class GuessingTest {

    private static final int GUESSES = 10_000;
    private static final int ADDRESSES = 100;
    private static final Duration BETWEEN = Duration.ofHours(1).dividedBy(GUESSES);
    private static final int HOURS = 3;

    /** Two steps of drift, and the one of now. */
    private static final int GOOD_CODES = 3;

    private static final double CODES = 1_000_000;
    private static final double MOST = 1 / 10_000.0;

    private static final String PASSWORD = "four brave words";
    private static final String LAPTOP = "the owner's laptop";
    private static final User ADA = TestUsers.alice(UUID.randomUUID(), Instant.EPOCH);
    private static final TotpSecret SECRET = new TotpSecret("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP");

    private final TestThrottle world = new TestThrottle();
    private final Random random = new Random(1); // the same guesses each time
    private final Authenticators authenticators = new Authenticators() {
        @Override
        public boolean haveFactor(UUID user) {
            return true;
        }

        @Override
        public Instant since(UUID user) {
            return Instant.EPOCH;
        }
    };
    private final DeviceCookie device = new DeviceCookie() {
        @Override
        public Optional<String> deviceOf(String account) {
            return Optional.ofNullable(known);
        }

        @Override
        public Optional<String> deviceOf(String account, Instant since) {
            return deviceOf(account);
        }
    };
    private final PasswordCheck passwords =
            TestPasswordChecks.of(world.throttle(), device, authenticators, this::compared);
    private final SecondSteps steps = steps();

    private @Nullable String known;
    private int compared;
    private long lastStep;

    enum At {
        CODES,
        PASSWORDS,
        BOTH
    }

    @ParameterizedTest
    @EnumSource
    void the_chance_stays_under_one_in_ten_thousand_an_hour_and_the_owner_gets_in(At what) {
        for (int hour = 1; hour <= HOURS; hour++) {
            int refused = 0;
            compared = 0;
            for (int guess = 0; guess < GUESSES; guess++) {
                world.from("192.0.2." + guess % ADDRESSES);
                refused += isRefused(what == At.CODES || what == At.BOTH && guess % 2 == 0) ? 1 : 0;
                if (guess % 500 == 0) {
                    assertTheOwnerGetsIn();
                }
                world.later(BETWEEN);
            }

            assertEquals(GUESSES, compared + refused);
            assertTrue(compared > 0, "then this test would show nothing");
            double chance = compared * GOOD_CODES / CODES;
            assertTrue(chance < MOST, compared + " guesses were compared in hour " + hour + ", a chance of " + chance);
        }
    }

    /** @return whether it was not even compared */
    private boolean isRefused(boolean code) {
        try {
            boolean in = code
                    ? steps.byCode(firstStep(), guessedCode(), "web").isPresent()
                    : passwords
                            .signIn(ADA.email(), "guess " + random.nextInt(), "web")
                            .isPresent();
            assertFalse(in);
            return false;
        } catch (ProblemException wait) {
            assertEquals(429, wait.problem().status());
            return true;
        }
    }

    private String guessedCode() {
        return String.format(Locale.ROOT, "%06d", random.nextInt((int) CODES));
    }

    /** Both steps, on a device that is known. What they compare are no guesses. */
    private void assertTheOwnerGetsIn() {
        int guesses = compared;
        known = LAPTOP;
        world.from("198.51.100.7");

        assertTrue(passwords.signIn(ADA.email(), PASSWORD, "web").isPresent());
        String code = SECRET.code(now().getEpochSecond() / TotpSecret.STEP.toSeconds(), TotpSecret.DIGITS);
        assertTrue(steps.byCode(firstStep(), code, "web").isPresent());

        known = null;
        compared = guesses;
    }

    private CredentialValidationResult compared(Object credential) {
        compared++;
        return ((UsernamePasswordCredential) credential).getPasswordAsString().equals(PASSWORD)
                ? new CredentialValidationResult(new ProvenUser(ADA))
                : CredentialValidationResult.INVALID_RESULT;
    }

    private SecondSteps steps() {
        SecondSteps made = new SecondSteps();
        made.transaction = TestThrottle.transaction();
        made.throttle = world.throttle();
        made.device = device;
        made.authenticators = authenticators;
        made.failures = TestPasswordChecks.failures(world.throttle());
        made.users = new Users() {
            @Override
            public Optional<User> locked(UUID id) {
                return Optional.of(ADA);
            }
        };
        made.totp = new TotpAuthenticators() {
            @Override
            boolean use(UUID user, String code) { // as the one that asks the database
                compared++;
                OptionalLong step = SECRET.step(code, now());
                boolean good = step.isPresent() && step.getAsLong() > lastStep;
                lastStep = good ? step.getAsLong() : lastStep;
                return good;
            }
        };
        return made;
    }

    private static PendingUser firstStep() {
        return new PendingUser(ADA, SignInProof.PASSWORD, "step", null);
    }

    private Instant now() {
        return world.clock().instant();
    }
}
