package hallpass.system.verifier;

import static hallpass.system.http.Eventually.eventually;
import static hallpass.system.verifier.Verifiers.everywhere;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Named.named;

import hallpass.system.http.Answer;
import hallpass.system.servers.Hallpass;
import hallpass.system.servers.OwnServers;
import hallpass.test.TestIssuer;
import hallpass.test.TokenDraft;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Services of other frameworks take exactly our tokens; the issuer here signs whatever a test needs. */
@OwnServers
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerifiersIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final TestIssuer issuer = TestIssuer.start().audiences(Verifiers.AUDIENCE);
    private Verifiers verifiers;

    @BeforeAll
    void start() throws Exception {
        verifiers = Verifiers.start(issuer.name());
        warm(issuer, verifiers);
    }

    @AfterAll
    void stop() {
        if (verifiers != null) { // else it says itself why
            verifiers.close();
        }
        issuer.close();
    }

    @Test
    void a_good_token_says_who_calls() {
        String ada = issuer.token().user("ada").signed();

        assertEquals(everywhere(TokenDraft.idOf("ada").toString()), verifiers.answers("/me", ada, Answer::body));
    }

    @Test
    void without_a_token_only_the_open_path_answers() {
        assertEquals(everywhere(200), verifiers.statuses("/open", null));
        assertEquals(everywhere(401), verifiers.statuses("/me", null));
        assertEquals(everywhere(401), verifiers.statuses("/admin", null));
    }

    @Test
    void a_role_is_needed_where_the_path_asks_for_it() {
        String user = issuer.token().roles("user").signed();
        String admin = issuer.token().roles("user", "admin").signed();

        assertEquals(everywhere(403), verifiers.statuses("/admin", user));
        assertEquals(everywhere(200), verifiers.statuses("/admin", admin));
    }

    @Test
    void the_token_of_a_service_client_is_taken_without_a_session() {
        assertEquals(
                everywhere("reports"),
                verifiers.answers("/me", issuer.token().client("reports").signed(), Answer::body));
    }

    static Stream<Named<UnaryOperator<TokenDraft>>> faults() {
        return Stream.of(
                fault("it is expired", TokenDraft::expired),
                fault("it is expired for longer than clocks may differ", token -> token.claim("exp", now() - 15)),
                fault("it is for another service", TokenDraft::ofAnotherAudience),
                fault("it is for no service", token -> token.claim("aud", null)),
                fault("it is an ID token", TokenDraft::ofAnotherKind),
                fault("it is forged", TokenDraft::forged),
                fault("its key was withdrawn", TokenDraft::ofWithdrawnKey),
                fault("its session has ended", TokenDraft::ofEndedSession),
                fault("it is of another issuer", token -> token.claim("iss", "http://localhost:1/auth")),
                fault("it is of no issuer", token -> token.claim("iss", null)),
                fault("it names a list elsewhere", token -> token.claim("status", status("http://localhost:1/0", 1))),
                fault("it names no list", token -> token.claim("status", Map.of())));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void a_token_is_refused_if(UnaryOperator<TokenDraft> fault) {
        String bad = fault.apply(issuer.token()).signed();

        assertEquals(everywhere(401), verifiers.statuses("/me", bad));
    }

    @ParameterizedTest
    @ValueSource(strings = {"opaque-as-a-refresh-token-is", "a.b.c", "eyJhbGciOiJub25lIiwidHlwIjoiYXQrand0In0.e30."})
    void what_is_no_token_of_ours_is_refused(String text) {
        assertEquals(everywhere(401), verifiers.statuses("/me", text));
    }

    @Test
    void tokens_of_unknown_keys_are_refused_however_many_come() {
        for (int i = 0; i < 5; i++) { // faster than keys may be asked for
            assertEquals(
                    everywhere(401),
                    verifiers.statuses("/me", issuer.token().ofWithdrawnKey().signed()));
        }
    }

    @Test
    void the_tokens_of_an_ended_session_are_refused_within_two_seconds() {
        String ended = issuer.token().session("ended").signed();
        String live = issuer.token().session("live").signed();
        assertEquals(everywhere(200), verifiers.statuses("/me", ended));

        issuer.endSession("ended");

        eventually(Hallpass.REFUSED_WITHIN, () -> verifiers.statuses("/me", ended), everywhere(401)::equals);
        assertEquals(everywhere(200), verifiers.statuses("/me", live));
    }

    @Test
    void another_key_signs_from_then_on() {
        String former = issuer.token().signed();

        issuer.replaceKey();

        String current = issuer.token().signed();
        eventually(PATIENCE, () -> verifiers.statuses("/me", current), everywhere(200)::equals);
        eventually(PATIENCE, () -> verifiers.statuses("/me", former), everywhere(401)::equals);
    }

    @Test
    void what_is_known_goes_on_counting_while_the_issuer_is_away() throws Exception {
        TestIssuer away = TestIssuer.start().audiences(Verifiers.AUDIENCE);
        String live = away.token().session("live").signed();
        String ended = away.token().session("ended").signed();
        String unknownKey = away.token().ofWithdrawnKey().signed(); // makes them ask for the keys

        try (Verifiers theirs = Verifiers.start(away.name())) {
            warm(away, theirs);
            away.endSession("ended");
            eventually(PATIENCE, () -> theirs.statuses("/me", ended), everywhere(401)::equals);
            away.close();
            eventually(PATIENCE, () -> theirs.haveLogged("goes on counting"), noticed -> noticed);

            assertEquals(everywhere(401), theirs.statuses("/me", unknownKey));
            assertEquals(everywhere(200), theirs.statuses("/me", live));
            assertEquals(everywhere(401), theirs.statuses("/me", ended));
        }
    }

    /** The first token makes them read keys and list, which takes a while in a program that has just started. */
    private static void warm(TestIssuer issuer, Verifiers verifiers) {
        String token = issuer.token().signed();
        eventually(PATIENCE, () -> verifiers.statuses("/me", token), everywhere(200)::equals);
    }

    private static Map<String, Object> status(String uri, int place) {
        return Map.of("status_list", Map.of("uri", uri, "idx", place));
    }

    private static long now() {
        return Instant.now().getEpochSecond();
    }

    private static Named<UnaryOperator<TokenDraft>> fault(String name, UnaryOperator<TokenDraft> fault) {
        return named(name, fault);
    }
}
