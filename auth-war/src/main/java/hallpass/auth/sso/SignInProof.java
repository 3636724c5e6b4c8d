package hallpass.auth.sso;

import hallpass.resource.stepup.Acr;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How somebody who signs in has proved to be a user.
 *
 * @param acr how strong that is
 * @param amr by the names of RFC 8176, with a space between two
 * @param detail for the audit; null for nothing
 */
public record SignInProof(Acr acr, String amr, @Nullable String detail) {

    public static final SignInProof PASSWORD = new SignInProof(Acr.PASSWORD, "pwd", null);

    /**
     * A passkey with user verification: a key that only its holder's gesture, PIN or face unlocks, and that signs for
     * our origin only (OpenID Connect Extended Authentication Profile, {@code phr}). Whether the key is in hardware is
     * not known without attestation, so {@code pop} and neither {@code hwk} nor {@code swk}.
     */
    public static final SignInProof PASSKEY = new SignInProof(Acr.PHISHING_RESISTANT, "pop user mfa", "by passkey");

    /**
     * Another provider let the user in. If nobody here knows how, it counts no more than a password. RFC 8176 has no
     * name for it; {@code fed} is what others say, too.
     *
     * @param id of the provider
     * @param secondFactor whether the provider has asked for one, and is believed
     */
    public static SignInProof upstream(String id, boolean secondFactor) {
        return secondFactor
                ? new SignInProof(Acr.MULTI_FACTOR, "fed mfa", "by " + id + ", with a second factor there")
                : new SignInProof(Acr.PASSWORD, "fed", "by " + id);
    }

    /**
     * The same, and a one-time code besides.
     *
     * @param with what it came from, for the audit
     */
    public SignInProof andCode(String with) {
        Set<String> methods = new LinkedHashSet<>(List.of(amr.split(" ")));
        methods.addAll(List.of("otp", "mfa"));
        return new SignInProof(
                Acr.MULTI_FACTOR, String.join(" ", methods), detail == null ? with : detail + ", " + with);
    }
}
