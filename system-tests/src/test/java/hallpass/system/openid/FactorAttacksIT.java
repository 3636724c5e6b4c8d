package hallpass.system.openid;

import static hallpass.system.openid.Application.code;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.system.http.Answer;
import hallpass.system.http.Eventually;
import hallpass.system.http.Http;
import hallpass.system.http.Parallel;
import hallpass.system.http.TestUser;
import hallpass.system.http.Visitor;
import hallpass.system.servers.Hallpass;
import hallpass.system.servers.OnBothEngines;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Somebody has a password and wants in without the second factor. */
@OnBothEngines
class FactorAttacksIT {

    private static final String STEP = "hallpass_step";
    private static final String SIGN_IN = "hallpass_signin";
    private static final int FREE = 5;

    /** More of them take longer and show nothing else; 10,000 were tried by {@code -Dhallpass.guesses=10000}. */
    private static final int GUESSES = Integer.getInteger("hallpass.guesses", 500);

    private static final int GUESSERS = 10;

    /** As docs/second-factors.md says. */
    private static final int ANSWERS_OF_AN_HOUR = 20;

    private final Http http;
    private final Application app;
    private final Guarded ada;
    private final Visitor mallory;

    FactorAttacksIT(Hallpass hallpass) {
        http = hallpass.http();
        app = Application.firstParty(http, hallpass.admin(), "audiences", List.of("auth", "todo"));
        ada = Guarded.register(http);
        mallory = new Visitor(http);
    }

    @Test
    void the_second_step_cannot_be_skipped() {
        ada.firstStep(mallory, ask()).expect(200);

        Answer page = mallory.open(ask()).expect(200);
        assertTrue(page.body().contains("autocomplete=\"current-password\""), page::toString);
        assertEquals("login_required", Application.error(mallory.openOnly(app.request("prompt", "none"))));
        mallory.openOnly("/auth/second-factor/setup").expect(303);
        assertFalse(mallory.cookie(SIGN_IN).isPresent());
    }

    @Test
    void nor_can_it_come_first() {
        Answer page = ada.firstStep(mallory, ask());
        Visitor elsewhere = new Visitor(http);

        elsewhere.openOnly("/auth/second-factor").expect(303);
        elsewhere.submitOnly(page, "code", "123456").expect(403);
        elsewhere.openOnly("/auth/signin").expect(200); // it has the cookie of forms now, and no first step
        elsewhere.post("/auth/second-factor", Map.of("code", "123456")).expect(403);
        assertFalse(elsewhere.cookie(SIGN_IN).isPresent());
    }

    @Test
    void a_code_of_ones_own_app_is_none_of_somebody_else() {
        Guarded own = Guarded.register(http);

        Answer page = ada.firstStep(mallory, ask()).expect(200);
        mallory.submitOnly(page, "code", own.app().code()).expect(400);
        mallory.submitOnly(page, "recovery_code", own.recoveryCodes().get(0)).expect(400);

        assertFalse(mallory.cookie(SIGN_IN).isPresent());
        code(own.signIn(new Visitor(http), ask()));
    }

    @Test
    void a_code_that_was_looked_at_over_a_shoulder_is_used_up() {
        Visitor owner = new Visitor(http);
        Answer hers = ada.firstStep(owner, ask());
        Answer page = ada.firstStep(mallory, ask());
        String seen = ada.app().code();
        code(owner.submit(hers, "code", seen));

        mallory.submitOnly(page, "code", seen).expect(400);

        assertFalse(mallory.cookie(SIGN_IN).isPresent());
    }

    @Test
    void a_first_step_gives_one_sign_in_and_dies_with_the_password() {
        Answer page = ada.firstStep(mallory, ask());
        String step = mallory.cookie(STEP).orElseThrow();
        String strong = app.exchange(code(mallory.submit(page, "code", ada.app().code())))
                .expect(200)
                .text("access_token");
        assertTrue(mallory.cookie(STEP).isEmpty());
        new Visitor(http)
                .with("Cookie", STEP + "=" + step)
                .openOnly("/auth/second-factor")
                .expect(303);

        Visitor other = new Visitor(http);
        Answer pending = ada.firstStep(other, ask());
        http.put("/auth/users/me/password")
                .token(strong)
                .json("current_password", ada.user().password(), "new_password", TestUser.unusedPassword())
                .expect(204);
        other.submitOnly(pending, "recovery_code", ada.recoveryCodes().get(0)).expect(303);
        assertFalse(other.cookie(SIGN_IN).isPresent());
    }

    @Test
    void guesses_wait_whatever_lies_between_them_and_the_owner_gets_in_meanwhile() {
        Visitor owner = new Visitor(http);
        code(ada.signIn(owner, ask()));
        String wrong = ada.app().wrongCode();

        Answer page = ada.firstStep(mallory, ask());
        for (int i = 0; i < FREE; i++) {
            if (i > 0) { // the right password forgets nothing
                page = ada.firstStep(mallory, ask());
            }
            mallory.submitOnly(page, "code", wrong).expect(400);
            assertTrue(mallory.cookie("hallpass_device").isEmpty(), "nor is the device known");
        }

        Answer waits = mallory.submitOnly(page, "code", wrong).expect(429);
        assertFalse(waits.header("Retry-After").isEmpty());
        mallory.submitOnly(page, "recovery_code", ada.recoveryCodes().get(0)).expect(429);
        mallory.signIn(mallory.open(ask()), ada.user()).expect(429);
        Answer known = ada.firstStep(owner, app.request("prompt", "login")).expect(200);
        code(owner.submit(known, "recovery_code", ada.recoveryCodes().get(1)));
    }

    @Test
    void a_device_that_knew_the_password_before_there_was_a_factor_is_a_stranger() {
        TestUser user = TestUser.register(http);
        code(mallory.signIn(mallory.open(ask()), user));
        assertTrue(mallory.cookie("hallpass_device").isPresent());
        long known = Instant.now().getEpochSecond();
        Eventually.eventually(Duration.ofSeconds(10), () -> Instant.now().getEpochSecond(), second -> second > known);
        Guarded guarded = Guarded.of(http, user);

        Answer page = guarded.firstStep(mallory, app.request("prompt", "login"));
        for (int i = 0; i < FREE; i++) {
            mallory.submitOnly(page, "code", guarded.app().wrongCode()).expect(400);
        }
        mallory.submitOnly(page, "code", guarded.app().wrongCode()).expect(429);
    }

    @Test
    void fifty_guesses_at_once_learn_no_more_than_guesses_in_a_row() {
        String wrong = ada.app().wrongCode();
        Answer page = ada.firstStep(mallory, ask());
        List<Callable<Answer>> guesses = Collections.nCopies(50, () -> mallory.submitOnly(page, "code", wrong));

        List<Answer> answers = Parallel.all(guesses);

        assertEquals(
                FREE, answers.stream().filter(answer -> answer.status() == 400).count(), answers::toString);
        assertEquals(
                50 - FREE,
                answers.stream().filter(answer -> answer.status() == 429).count(),
                answers::toString);
    }

    @Test
    void of_many_guesses_no_more_are_answered_than_the_documentation_says_and_the_owner_gets_in() {
        Visitor owner = new Visitor(http);
        code(ada.signIn(owner, ask()));
        List<Callable<List<Integer>>> guessers =
                Stream.generate(this::guesser).limit(GUESSERS).toList();

        Map<Integer, Long> answers = Parallel.all(guessers).stream()
                .flatMap(List::stream)
                .collect(Collectors.groupingBy(status -> status, Collectors.counting()));

        assertEquals(Set.of(400, 429), answers.keySet());
        assertTrue(answers.get(400) <= ANSWERS_OF_AN_HOUR, answers::toString);
        assertEquals(GUESSES, answers.get(400) + answers.get(429));
        Answer known = ada.firstStep(owner, app.request("prompt", "login")).expect(200);
        code(owner.submit(known, "recovery_code", ada.recoveryCodes().get(0)));
    }

    /** In a browser of its own, past the password before the first guess: later that has to wait, too. */
    private Callable<List<Integer>> guesser() {
        Visitor browser = new Visitor(http);
        Answer page = ada.firstStep(browser, ask()).expect(200);
        String wrong = ada.app().wrongCode();
        return () -> IntStream.range(0, GUESSES / GUESSERS)
                .mapToObj(i -> i % 2 == 0
                        ? browser.submitOnly(page, "code", wrong)
                        : browser.submitOnly(page, "recovery_code", "2345-6789-" + i))
                .map(Answer::status)
                .toList();
    }

    /** An access token that it gets is good for the account itself, too. */
    private String ask() {
        return app.request("scope", "openid auth");
    }
}
