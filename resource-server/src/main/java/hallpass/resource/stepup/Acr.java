package hallpass.resource.stepup;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How strong a sign-in is (OpenID Connect Core section 2, {@code acr}), the weakest first: a stronger one is good
 * wherever a weaker one is asked for.
 */
public enum Acr {
    /** One factor, such as a password. */
    PASSWORD("pwd"),

    /** Two factors. */
    MULTI_FACTOR("mfa"),

    /** Two factors that no page of somebody else can pass on (OpenID Connect Extended Authentication Profile). */
    PHISHING_RESISTANT("phr");

    private final String text;

    Acr(String text) {
        this.text = text;
    }

    /** @return as tokens and requests write it */
    public String text() {
        return text;
    }

    /** @return empty for a text that is none of ours */
    public static Optional<Acr> of(@Nullable String text) {
        return Arrays.stream(values()).filter(acr -> acr.text.equals(text)).findFirst();
    }

    public boolean isAtLeast(Acr other) {
        return compareTo(other) >= 0;
    }
}
