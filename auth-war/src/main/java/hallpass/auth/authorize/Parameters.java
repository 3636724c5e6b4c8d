package hallpass.auth.authorize;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.openid.connect.sdk.OIDCClaimsRequest;
import com.nimbusds.openid.connect.sdk.claims.ClaimsSetRequest;
import hallpass.auth.openid.UserClaims;
import hallpass.auth.token.Form;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The parameters of an authorization request whose client is known. What is wrong with one, the client is told. */
record Parameters(Form sent, AnswerTarget target) {

    /** SHA-256 in base64url (RFC 7636 section 4.2). */
    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");

    private static final int MAX_TEXT = 1000;

    /** Response types and modes that are not offered. */
    void refuseOthers() {
        String responseType =
                sent.find("response_type").orElseThrow(() -> wrong("The parameter response_type is missing."));
        if (!responseType.equals("code")) {
            throw wrong(OAuth2Error.UNSUPPORTED_RESPONSE_TYPE_CODE, "Only the response_type code is offered.");
        }
        if (sent.find("response_mode")
                .filter(mode -> !List.of("query", "form_post").contains(mode))
                .isPresent()) {
            throw wrong("The response_mode is query or form_post.");
        }
    }

    @Nullable
    String codeChallenge(boolean required) {
        Optional<String> challenge = sent.find("code_challenge");
        Optional<String> method = sent.find("code_challenge_method");
        if (challenge.isEmpty()) {
            if (required || method.isPresent()) {
                throw wrong("The parameter code_challenge is missing (RFC 7636).");
            }
            return null;
        }
        if (method.filter("S256"::equals).isEmpty()) {
            throw wrong("The code_challenge_method has to be S256.");
        }
        if (!CHALLENGE.matcher(challenge.get()).matches()) {
            throw wrong("The code_challenge is not a SHA-256 hash in base64url.");
        }
        return challenge.get();
    }

    /** @throws AuthorizationException for an unknown value, and for {@code none} beside another one */
    Set<String> prompt() {
        Set<String> prompt = new LinkedHashSet<>(
                List.of(sent.find("prompt").orElse("").strip().split(" +")));
        prompt.remove("");
        if (!AuthorizationOffer.PROMPTS.containsAll(prompt)) {
            throw wrong("The prompt is of " + String.join(" ", AuthorizationOffer.PROMPTS) + ".");
        }
        if (prompt.contains(AuthorizationRequest.PROMPT_NONE) && prompt.size() > 1) {
            throw wrong("The prompt none stands alone.");
        }
        return prompt;
    }

    /** @return seconds */
    @Nullable
    Long maxAge(@Nullable Long otherwise) {
        return sent.find("max_age")
                .map(text -> {
                    if (!text.matches("\\d{1,10}")) {
                        throw wrong("The max_age is a number of seconds.");
                    }
                    return Long.valueOf(text);
                })
                .orElse(otherwise);
    }

    @Nullable
    String nonce() {
        return sent.find("nonce")
                .map(nonce -> {
                    if (nonce.length() > MAX_TEXT) {
                        throw wrong("The nonce is longer than " + MAX_TEXT + " characters.");
                    }
                    return nonce;
                })
                .orElse(null);
    }

    /** @param mayAsk whether the client may ask for a scope */
    @Nullable
    String claims(Predicate<String> mayAsk) {
        return sent.find("claims")
                .map(claims -> {
                    try {
                        return UserClaims.kept(claims, mayAsk);
                    } catch (ParseException malformed) {
                        throw wrong("The claims are not as OpenID Connect Core section 5.5 has them.");
                    }
                })
                .orElse(null);
    }

    /** @return what the parameter {@code claims} says of a claim in the ID token (OpenID Connect Core section 5.5.1) */
    Optional<ClaimsSetRequest.Entry> idTokenClaim(String name) {
        return sent.find("claims").map(this::parsed).flatMap(request -> Optional.ofNullable(
                        request.getIDTokenClaimsRequest())
                .map(claims -> claims.get(name, null)));
    }

    private OIDCClaimsRequest parsed(String json) {
        try {
            return OIDCClaimsRequest.parse(json);
        } catch (ParseException malformed) {
            throw wrong("The claims are not as OpenID Connect Core section 5.5 has them.");
        }
    }

    AuthorizationException wrong(String description) {
        return wrong(OAuth2Error.INVALID_REQUEST_CODE, description);
    }

    AuthorizationException wrong(String error, String description) {
        return new AuthorizationException(target, error, description);
    }
}
