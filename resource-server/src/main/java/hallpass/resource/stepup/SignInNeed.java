package hallpass.resource.stepup;

import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * How strong and how young a sign-in has to be.
 *
 * @param acr the weakest that is good enough
 * @param maxAge how old it may be; null for any age
 */
public record SignInNeed(Acr acr, @Nullable Duration maxAge) {

    /** @throws IllegalArgumentException if a value is wrong; the message says which one, and what it may be */
    static SignInNeed of(StepUp stepUp) {
        Acr acr = Acr.of(stepUp.acr())
                .orElseThrow(() -> new IllegalArgumentException(
                        "@StepUp has acr = \"" + stepUp.acr() + "\"; it may be \"pwd\", \"mfa\" or \"phr\""));
        return new SignInNeed(acr, stepUp.maxAge().isEmpty() ? null : age(stepUp.maxAge()));
    }

    private static Duration age(String text) {
        try {
            Duration age = Duration.parse(text);
            if (!age.isNegative() && !age.isZero() && age.getNano() == 0) {
                return age;
            }
        } catch (DateTimeException noDuration) {
            throw new IllegalArgumentException(wrongAge(text), noDuration);
        }
        throw new IllegalArgumentException(wrongAge(text));
    }

    private static String wrongAge(String text) {
        return "@StepUp has maxAge = \"" + text
                + "\"; it may be whole seconds above zero in ISO 8601, such as \"PT10M\"";
    }

    /** @throws StepUpNeededException 401 if the sign-in of this token is too old or too weak */
    public void require(JsonWebToken token, Instant now) {
        // a password that a program sent tells no acr, and a service's own token tells of no sign-in
        Acr shown = Acr.of(text(token.getClaim("acr"))).orElse(Acr.PASSWORD);
        Optional<Instant> signedInAt = time(token.getClaim("auth_time"));
        boolean isYoung = maxAge == null
                || signedInAt.filter(at -> now.isBefore(at.plus(maxAge))).isPresent();
        if (signedInAt.isEmpty() || !isYoung || !shown.isAtLeast(acr)) {
            throw new StepUpNeededException(this);
        }
    }

    /** Containers give claims as Java's own types or as those of JSON-P. */
    private static @Nullable String text(@Nullable Object claim) {
        return claim instanceof JsonString json ? json.getString() : claim instanceof String text ? text : null;
    }

    private static Optional<Instant> time(@Nullable Object claim) {
        if (claim instanceof JsonNumber json) {
            return Optional.of(Instant.ofEpochSecond(json.longValue()));
        }
        return claim instanceof Number seconds
                ? Optional.of(Instant.ofEpochSecond(seconds.longValue()))
                : Optional.empty();
    }
}
