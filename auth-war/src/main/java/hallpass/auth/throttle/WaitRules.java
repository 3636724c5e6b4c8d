package hallpass.auth.throttle;

import hallpass.resource.setting.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/**
 * The rules as they are configured. Asked for at each question, so that they can be changed while the server runs; not
 * injected as {@code Provider}s, which do not know the default.
 */
@ApplicationScoped
class WaitRules {

    private static final String PREFIX = "hallpass.throttle.";
    private static final int FAILURES_OF_ADDRESS = 500;
    private static final int MIN_ACCOUNTS = 40;
    private static final Duration FORGET_TRIED_ACCOUNT = Duration.ofHours(6);
    private static final Duration FORGET_DEVICE = Duration.ofDays(1);
    private static final Duration FORGET_MAIL = Duration.ofMinutes(2);
    private static final Duration FORGET_REGISTRATION = Duration.ofMinutes(2);
    private static final Duration FORGET_LOOKUP = Duration.ofSeconds(5);

    /** With 25.6 thousand million codes, of which each lives for minutes (RFC 8628 section 5.1). */
    private static final int USER_CODES = 30;

    private static final Duration FORGET_USER_CODE = Duration.ofMinutes(1);
    private static final int USER_CODES_OF_NETWORK = 600;
    private static final Duration FORGET_USER_CODE_OF_NETWORK = Duration.ofSeconds(2);

    private static final int UPSTREAM_CALLS = 600;
    private static final Duration FORGET_UPSTREAM_CALL = Duration.ofSeconds(1);

    /** Nobody guesses a signature: this is for an office in the morning, and holds up floods. */
    private static final int PASSKEYS = 600;

    private static final Duration FORGET_PASSKEY = Duration.ofSeconds(1);

    @Inject
    Settings settings;

    WaitRule of(CounterKind kind) {
        return switch (kind) {
            case ACCOUNT -> rule(failures("account", 5), longest(), time("account.forget", Duration.ofHours(1)));
            case ADDRESS ->
                rule(
                        failures("address", FAILURES_OF_ADDRESS),
                        time("address.longest", Duration.ofMinutes(1)),
                        time("address.forget", Duration.ofSeconds(30)));
            case ACCOUNTS ->
                rule(
                        failures("accounts", accounts()),
                        time("address.longest", Duration.ofMinutes(1)),
                        time("accounts.forget", Duration.ofMinutes(5)));
            case TRIED_ACCOUNT -> rule(TriedAccount.FAILED + 1, longest(), FORGET_TRIED_ACCOUNT);
            case DEVICE -> rule(failures("device", 5), longest(), FORGET_DEVICE);
            case DIRECTORY ->
                rule(
                        number("hallpass.directory.lookups", 60),
                        time("address.longest", Duration.ofMinutes(1)),
                        FORGET_LOOKUP);
            case USER_CODE -> rule(USER_CODES, longest(), FORGET_USER_CODE);
            case USER_CODE_NETWORK ->
                rule(
                        USER_CODES_OF_NETWORK,
                        time("address.longest", Duration.ofMinutes(1)),
                        FORGET_USER_CODE_OF_NETWORK);
            case UPSTREAM -> rule(UPSTREAM_CALLS, time("address.longest", Duration.ofMinutes(1)), FORGET_UPSTREAM_CALL);
            case PASSKEY -> rule(PASSKEYS, time("address.longest", Duration.ofMinutes(1)), FORGET_PASSKEY);
            case MAIL -> rule(number("hallpass.mail.requests", 30), longest(), FORGET_MAIL);
            case CLIENT_REGISTRATION ->
                rule(number("hallpass.client.registrations", 200), longest(), FORGET_REGISTRATION);
        };
    }

    private WaitRule rule(int free, Duration longest, Duration forget) {
        return new WaitRule(Math.max(1, free), time("first", Duration.ofSeconds(5)), longest, forget);
    }

    private int failures(String whose, int otherwise) {
        return number(PREFIX + whose + ".failures", otherwise);
    }

    /** If an operator lets an address fail more often, more people share it. */
    private int accounts() {
        return Math.max(MIN_ACCOUNTS, failures("address", FAILURES_OF_ADDRESS) / 100 * 8);
    }

    private Duration longest() {
        return time("longest", Duration.ofMinutes(15));
    }

    private int number(String name, int otherwise) {
        return (int) settings.number(name, otherwise);
    }

    private Duration time(String name, Duration otherwise) {
        return settings.duration(PREFIX + name, otherwise);
    }
}
