package hallpass.auth.upstream;

import hallpass.auth.upstream.Upstream.ClaimNames;
import hallpass.auth.user.EmailAddress;
import hallpass.auth.user.User;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whom a provider has just let in.
 *
 * @param upstream the provider's id here
 * @param subject what the provider knows the person by for ever
 * @param email null if the provider says none, or none that we could take
 * @param emailVerified whether the provider vouches for it
 * @param secondFactor whether the provider has asked for one, and the operator believes it
 */
public record ProvenIdentity(
        String upstream,
        String issuer,
        String subject,
        @Nullable String email,
        boolean emailVerified,
        @Nullable String name,
        boolean secondFactor) {

    /**
     * @param idToken its claims
     * @param claims of the ID token or of userinfo
     */
    static ProvenIdentity of(Upstream upstream, Map<String, Object> idToken, Map<String, Object> claims) {
        ClaimNames names = upstream.claims();
        String email = email(claims.get(names.email()));
        return new ProvenIdentity(
                upstream.id(),
                upstream.issuer(),
                String.valueOf(idToken.get("sub")),
                email,
                email != null && isTrue(claims.get(names.emailVerified())),
                name(claims.get(names.name())),
                upstream.factors().areShownBy(idToken));
    }

    /** @return what the person may recognise it by */
    public String label() {
        return email != null ? email : name != null ? name : subject;
    }

    private static @Nullable String email(@Nullable Object claim) {
        String email = claim instanceof String text ? EmailAddress.trimmed(text) : "";
        return EmailAddress.isValid(email) ? email : null;
    }

    private static @Nullable String name(@Nullable Object claim) {
        String name = claim instanceof String text ? text.strip() : "";
        boolean printable = name.codePoints()
                .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
        if (name.isEmpty() || !printable) {
            return null;
        }
        boolean fits = name.codePointCount(0, name.length()) <= User.MAX_NAME;
        return fits ? name : name.substring(0, name.offsetByCodePoints(0, User.MAX_NAME));
    }

    /** Some providers say it as a text. */
    private static boolean isTrue(@Nullable Object claim) {
        return Boolean.TRUE.equals(claim) || "true".equals(claim);
    }
}
