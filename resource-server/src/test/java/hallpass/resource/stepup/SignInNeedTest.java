package hallpass.resource.stepup;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInNeedTest {

    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");
    private static final SignInNeed STRONG = new SignInNeed(Acr.MULTI_FACTOR, null);
    private static final SignInNeed FRESH = new SignInNeed(Acr.PASSWORD, Duration.ofMinutes(10));

    @Test
    void a_stronger_sign_in_is_good_where_a_weaker_one_is_asked_for() {
        assertDoesNotThrow(() -> STRONG.require(token("mfa", NOON), NOON));
        assertDoesNotThrow(() -> STRONG.require(token("phr", NOON), NOON));
        assertThrows(StepUpNeededException.class, () -> STRONG.require(token("pwd", NOON), NOON));
    }

    @Test
    void a_token_without_a_strength_or_with_an_unknown_one_counts_as_a_password() {
        assertThrows(StepUpNeededException.class, () -> STRONG.require(token(null, NOON), NOON));
        assertThrows(StepUpNeededException.class, () -> STRONG.require(token("gold", NOON), NOON));
        assertDoesNotThrow(() -> FRESH.require(token(null, NOON), NOON));
    }

    @Test
    void a_sign_in_grows_old() {
        JsonWebToken token = token("pwd", NOON);

        assertDoesNotThrow(() -> FRESH.require(token, NOON.plusSeconds(599)));
        assertThrows(StepUpNeededException.class, () -> FRESH.require(token, NOON.plusSeconds(600)));
    }

    @Test
    void a_token_that_tells_of_no_sign_in_is_never_enough() {
        assertThrows(StepUpNeededException.class, () -> FRESH.require(token("phr", null), NOON));
        assertThrows(StepUpNeededException.class, () -> STRONG.require(token("phr", null), NOON));
    }

    @Test
    void claims_of_json_p_are_read_too() {
        JsonWebToken token = token(Json.createValue("mfa"), Json.createValue(NOON.getEpochSecond()));

        assertDoesNotThrow(() -> new SignInNeed(Acr.MULTI_FACTOR, Duration.ofMinutes(1)).require(token, NOON));
    }

    @Test
    void the_challenge_says_what_to_ask_for() {
        SignInNeed both = new SignInNeed(Acr.PHISHING_RESISTANT, Duration.ofMinutes(10));

        String challenge = new StepUpNeededException(both).challenge();

        assertTrue(challenge.startsWith("Bearer realm=\"hallpass\", error=\"insufficient_user_authentication\""));
        assertTrue(challenge.endsWith("acr_values=\"phr\", max_age=\"600\""), challenge);
        assertTrue(new StepUpNeededException(STRONG).challenge().endsWith("acr_values=\"mfa\""));
    }

    @Test
    void the_annotation_is_read() throws Exception {
        assertEquals(
                new SignInNeed(Acr.MULTI_FACTOR, Duration.ofMinutes(10)),
                SignInNeed.of(Sample.class.getMethod("good").getAnnotation(StepUp.class)));
        assertEquals(
                new SignInNeed(Acr.PASSWORD, null),
                SignInNeed.of(Sample.class.getMethod("empty").getAnnotation(StepUp.class)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrongAcr", "noDuration", "negative", "zero", "fraction"})
    void a_wrong_value_says_what_it_may_be(String method) throws Exception {
        StepUp wrong = Sample.class.getMethod(method).getAnnotation(StepUp.class);

        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> SignInNeed.of(wrong));

        assertTrue(refused.getMessage().contains("it may be"), refused.getMessage());
    }

    interface Sample {
        @StepUp(acr = "mfa", maxAge = "PT10M")
        void good();

        @StepUp
        void empty();

        @StepUp(acr = "MFA")
        void wrongAcr();

        @StepUp(maxAge = "10m")
        void noDuration();

        @StepUp(maxAge = "PT-1M")
        void negative();

        @StepUp(maxAge = "PT0S")
        void zero();

        @StepUp(maxAge = "PT0.5S")
        void fraction();
    }

    private static JsonWebToken token(String acr, Instant signedInAt) {
        return token((Object) acr, signedInAt == null ? null : signedInAt.getEpochSecond());
    }

    private static JsonWebToken token(Object acr, Object authTime) {
        Map<String, Object> claims = new HashMap<>();
        claims.put("acr", acr);
        claims.put("auth_time", authTime);
        return new JsonWebToken() {
            @Override
            public String getName() {
                return "ada";
            }

            @Override
            public Set<String> getClaimNames() {
                return claims.keySet();
            }

            @Override
            @SuppressWarnings("unchecked") // as the interface says
            public <T> T getClaim(String name) {
                return (T) claims.get(name);
            }
        };
    }
}
