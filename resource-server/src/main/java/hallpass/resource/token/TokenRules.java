package hallpass.resource.token;

import hallpass.resource.issuer.TrustedIssuer;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The contract's rules for an access token besides its signature: RFC 9068 and RFC 8725 section 3. */
public record TokenRules(String issuer, String audience, Set<String> algorithms, Form form) {

    /** Seconds that two clocks may differ by. */
    public static final long CLOCK_SKEW = 10;

    private static final long MAX_LIFETIME_SECONDS = Duration.ofHours(1).toSeconds();

    /** A key that comes with the token proves nothing: whoever made the token chose it (RFC 8725 section 3.10). */
    private static final Set<String> FORBIDDEN_HEADERS =
            Set.of("jwk", "jku", "x5u", "x5c", "x5t", "x5t#S256", "crit", "b64", "zip", "enc", "cty");

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** The rules for the tokens of our own issuer. */
    TokenRules(String issuer, String audience, Set<String> algorithms) {
        this(issuer, audience, algorithms, Form.OURS);
    }

    /**
     * How an issuer writes its access tokens.
     *
     * @param types what {@code typ} in the header may be, in lower case, as media types are (RFC 2045 section 5.1)
     * @param bearer whether the claim {@code typ} has to be {@code Bearer}, since the header's is that of ID tokens too
     * @param clientClaim the claim that names the client
     * @param userIds whether the {@code sub} of a session's token is an id of ours
     */
    record Form(Set<String> types, boolean bearer, String clientClaim, boolean userIds) {

        static final Form OURS = new Form(Set.of("at+jwt", "application/at+jwt"), false, "client_id", true);

        static Form of(TrustedIssuer issuer) {
            return new Form(
                    issuer.plainType() ? Set.of("jwt", "application/jwt") : OURS.types,
                    issuer.plainType(),
                    issuer.clientClaim(),
                    issuer.sharedSubjects());
        }
    }

    /** @return the key id, if the header has the form of our issuer's; empty for any other */
    Optional<String> keyId(JsonObject header) {
        String keyId = text(header, "kid");
        boolean ours = algorithms.contains(text(header, "alg"))
                && form.types().contains(text(header, "typ").toLowerCase(Locale.ROOT))
                && !keyId.isEmpty()
                && FORBIDDEN_HEADERS.stream().noneMatch(header::containsKey);
        return ours ? Optional.of(keyId) : Optional.empty();
    }

    /** @return from when to when the token is valid; empty if the claims are not such as our issuer gives */
    Optional<Validity> validity(JsonObject claims) {
        double issued = time(claims, "iat");
        double expires = time(claims, "exp");
        double notBefore = claims.containsKey("nbf") ? time(claims, "nbf") : issued;
        boolean hold = text(claims, "iss").equals(issuer)
                && names(claims.get("aud"), audience)
                && isName(text(claims, "sub"))
                && isName(text(claims, "jti"))
                && (!form.bearer() || text(claims, "typ").equals("Bearer"))
                && isName(text(claims, form.clientClaim()))
                && isName(text(claims, "upn"))
                && (!claims.containsKey("sid") || isName(text(claims, "sid")) && isUser(text(claims, "sub")))
                && (!claims.containsKey("groups") || texts(claims.get("groups")))
                && issued >= 0
                && notBefore >= 0
                && expires > issued // NaN, if a claim is no number, is not greater either
                && expires - issued <= MAX_LIFETIME_SECONDS;
        return hold ? Optional.of(new Validity(Math.max(issued, notBefore), expires)) : Optional.empty();
    }

    /** Seconds since 1970, as the claims have them. */
    record Validity(double from, double until) {

        boolean includes(double now) {
            return now + CLOCK_SKEW >= from && now - CLOCK_SKEW < until;
        }
    }

    /** {@code aud} is an array, or one text (RFC 7519 section 4.1.3). */
    private static boolean names(@Nullable JsonValue audiences, String audience) {
        if (audiences instanceof JsonArray array) {
            return texts(array) && array.getValuesAs(JsonString::getString).contains(audience);
        }
        return audiences instanceof JsonString only && only.getString().equals(audience);
    }

    private static boolean texts(@Nullable JsonValue value) {
        return value instanceof JsonArray array && array.stream().allMatch(JsonString.class::isInstance);
    }

    /** @return whether it can be a name: not empty, and without invisible characters */
    private static boolean isName(String text) {
        return !text.isEmpty() && text.codePoints().noneMatch(TokenRules::isUnseen);
    }

    private static boolean isUnseen(int c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c) // these two differ in U+00A0 and in U+0009, for example
                || Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT;
    }

    /** The token of a session is a user's, whose {@code sub} is an id if it is ours. */
    private boolean isUser(String subject) {
        return !form.userIds() || ID.matcher(subject).matches();
    }

    static String text(JsonObject object, String member) {
        return object.get(member) instanceof JsonString text ? text.getString() : "";
    }

    private static double time(JsonObject claims, String claim) {
        return claims.get(claim) instanceof JsonNumber number ? number.doubleValue() : Double.NaN;
    }
}
