package hallpass.auth.authorize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hallpass.auth.token.Form;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {

    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"; // RFC 7636 appendix B

    @Test
    void a_prompt_may_have_several_values() {
        assertEquals(Set.of("login", "consent"), of("prompt=login++consent").prompt());
        assertEquals(Set.of(), of("").prompt());
    }

    @ParameterizedTest
    @ValueSource(strings = {"none+login", "nothing", "login+NONE"})
    void another_prompt_is_wrong(String prompt) {
        assertThrows(AuthorizationException.class, () -> of("prompt=" + prompt).prompt());
    }

    @Test
    void an_age_is_a_number_of_seconds() {
        assertEquals(0L, of("max_age=0").maxAge(null));
        assertEquals(5L, of("").maxAge(5L));
        assertNull(of("").maxAge(null));
        assertThrows(AuthorizationException.class, () -> of("max_age=-1").maxAge(null));
        assertThrows(
                AuthorizationException.class, () -> of("max_age=99999999999").maxAge(null));
    }

    @Test
    void a_challenge_is_a_hash_and_may_be_left_out_by_those_only_who_may() {
        assertEquals(
                CHALLENGE,
                of("code_challenge=" + CHALLENGE + "&code_challenge_method=S256")
                        .codeChallenge(true));
        assertNull(of("").codeChallenge(false));
        assertThrows(AuthorizationException.class, () -> of("").codeChallenge(true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "code_challenge=" + CHALLENGE,
                "code_challenge=" + CHALLENGE + "&code_challenge_method=plain",
                "code_challenge=" + CHALLENGE + "%3D&code_challenge_method=S256",
                "code_challenge_method=S256"
            })
    void half_a_challenge_is_wrong_for_everybody(String parameters) {
        assertThrows(AuthorizationException.class, () -> of(parameters).codeChallenge(false));
    }

    @Test
    void a_text_that_is_too_long_is_wrong() {
        assertThrows(AuthorizationException.class, () -> of("nonce=" + "x".repeat(1001))
                .nonce());
    }

    private static Parameters of(String query) {
        return new Parameters(Form.parse(query), new AnswerTarget("https://app.example.org/cb", false, "a state"));
    }
}
