package hallpass.system.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.system.http.Answer;
import hallpass.system.http.Call;
import hallpass.system.http.Cookie;
import hallpass.system.http.Eventually;
import hallpass.system.http.Http;
import hallpass.system.http.Parallel;
import hallpass.system.http.Refusals;
import hallpass.system.http.TestUser;
import hallpass.system.servers.Hallpass;
import hallpass.system.servers.OnBothEngines;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Guessing the password of one account; the limits are the default ones. */
@OnBothEngines
class ThrottleIT {

    static final int FREE = 5;

    private static final String WRONG = "not the password";

    private final Http http;

    ThrottleIT(Hallpass hallpass) {
        http = hallpass.http();
    }

    @Test
    void after_the_free_failures_everybody_waits_also_with_the_right_password() {
        TestUser user = TestUser.register(http);

        for (int i = 0; i < FREE; i++) {
            Refusals.oauth(400, "invalid_grant", user.trySignIn(WRONG));
        }

        assertWaits(user.trySignIn(WRONG));
        assertWaits(user.trySignIn(user.password()));
        assertProblem(page(user.email(), user.password()).send());
    }

    @Test
    void a_wait_does_not_reveal_whether_the_user_exists() {
        TestUser user = TestUser.register(http);

        List<Integer> known = guesses(user.email());
        List<Integer> unknown = guesses(TestUser.unusedEmail());

        assertEquals(known, unknown);
        assertTrue(known.contains(429), known::toString);
    }

    @Test
    void another_spelling_is_the_same_account() {
        TestUser user = TestUser.register(http);
        for (int i = 0; i < FREE; i++) {
            token(user.email().toUpperCase(Locale.ROOT), WRONG).expect(400);
        }

        assertWaits(user.trySignIn(user.password()));
    }

    @Test
    void fifty_guesses_at_once_learn_no_more_than_guesses_in_a_row() {
        TestUser user = TestUser.register(http);
        List<Callable<Answer>> guesses = new ArrayList<>();
        for (int i = 0; i < 49; i++) {
            guesses.add(() -> user.trySignIn(WRONG));
        }
        guesses.add(() -> page(user.email(), WRONG).send());

        List<Answer> answers = Parallel.all(guesses);

        assertEquals(
                FREE, answers.stream().filter(answer -> answer.status() < 429).count(), answers::toString);
        assertEquals(
                50 - FREE,
                answers.stream().filter(answer -> answer.status() == 429).count());
    }

    @Test
    void a_user_who_signs_in_many_times_at_once_does_not_wait() {
        TestUser user = TestUser.register(http);

        List<Answer> answers = Parallel.times(20, () -> user.trySignIn(user.password()));

        assertEquals(
                20, answers.stream().filter(answer -> answer.status() == 200).count(), answers::toString);
    }

    @Test
    void a_success_forgets_the_failures_before_it() {
        TestUser user = TestUser.register(http);
        for (int i = 0; i < FREE - 1; i++) {
            user.trySignIn(WRONG).expect(400);
        }
        user.trySignIn(user.password()).expect(200);

        for (int i = 0; i < FREE - 1; i++) {
            user.trySignIn(WRONG).expect(400);
        }

        user.trySignIn(user.password()).expect(200);
    }

    @Test
    void each_further_failure_doubles_the_wait_and_after_it_the_right_password_gets_in() {
        TestUser user = TestUser.register(http);
        guesses(user.email());
        long first = retryAfter(user.trySignIn(WRONG));

        Answer failed = afterWait(() -> user.trySignIn(WRONG));

        assertEquals(400, failed.status(), failed::toString);
        long second = retryAfter(user.trySignIn(WRONG));
        assertTrue(first <= 5 && second > 5 && second <= 10, first + " s, then " + second + " s");
        assertEquals(200, afterWait(() -> user.trySignIn(user.password())).status());
    }

    @Test
    void the_right_password_gets_in_from_a_device_that_has_signed_in_before() {
        TestUser user = TestUser.register(http);
        Cookie device = Cookie.deviceSetBy(page(user.email(), user.password()).expect(200));
        lock(user);

        page(user.email(), user.password()).header("Cookie", device.pair()).expect(200);
        Answer token = tokenCall(user.email(), user.password())
                .header("Cookie", "other=1; " + device.pair())
                .expect(200);

        assertTrue(Cookie.deviceSetBy(token).has("HttpOnly"), token::toString);
        assertEquals("lax", Cookie.deviceSetBy(token).attribute("SameSite").toLowerCase(Locale.ROOT));
        assertProblem(page(user.email(), user.password()).send());
    }

    @Test
    void a_device_has_a_few_failures_of_its_own_and_is_worth_nothing_then() {
        TestUser user = TestUser.register(http);
        Cookie device = Cookie.deviceSetBy(page(user.email(), user.password()).expect(200));
        lock(user);

        for (int i = 0; i < FREE; i++) {
            page(user.email(), WRONG).header("Cookie", device.pair()).expect(401);
        }

        assertProblem(page(user.email(), user.password())
                .header("Cookie", device.pair())
                .send());
    }

    @Test
    void a_device_is_known_for_its_own_users_only() {
        TestUser user = TestUser.register(http);
        TestUser other = TestUser.register(http);
        Cookie ofOther =
                Cookie.deviceSetBy(page(other.email(), other.password()).expect(200));
        Cookie ofBoth = Cookie.deviceSetBy(page(user.email(), user.password())
                .header("Cookie", ofOther.pair())
                .expect(200));
        lock(user);
        lock(other);

        assertProblem(page(user.email(), user.password())
                .header("Cookie", ofOther.pair())
                .send());
        page(user.email(), user.password()).header("Cookie", ofBoth.pair()).expect(200);
        page(other.email(), other.password()).header("Cookie", ofBoth.pair()).expect(200);
    }

    @Test
    void a_forged_device_is_none() {
        TestUser user = TestUser.register(http);
        String pair = Cookie.deviceSetBy(page(user.email(), user.password()).expect(200))
                .pair();
        lock(user);
        char last = pair.charAt(pair.length() - 2);

        for (String forged : List.of(
                pair.substring(0, pair.length() - 2) + (last == 'A' ? 'B' : 'A') + pair.charAt(pair.length() - 1),
                pair.replace('.', '~'),
                Cookie.DEVICE + "=",
                Cookie.DEVICE + "=" + "x".repeat(4000))) {
            assertProblem(
                    page(user.email(), user.password()).header("Cookie", forged).send());
        }
    }

    @Test
    void a_signed_in_user_can_change_the_password_while_others_guess() {
        TestUser user = TestUser.register(http);
        String token = user.token();
        lock(user);

        change(token, user.password()).expect(204);
    }

    @Test
    void an_access_token_is_no_way_to_guess_the_password() {
        TestUser user = TestUser.register(http);
        String token = user.token();

        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 2 * FREE; i++) {
            statuses.add(
                    i % 2 == 0
                            ? change(token, WRONG).send().status()
                            : http.delete("/auth/users/me")
                                    .token(token)
                                    .json("password", WRONG)
                                    .send()
                                    .status());
        }

        assertEquals(2 * FREE, statuses.stream().filter(status -> status == 400).count(), statuses::toString);
        assertProblem(change(token, user.password()).send());
        assertWaits(user.trySignIn(user.password()));
    }

    /** Guesses until the account has to wait. */
    private void lock(TestUser user) {
        Parallel.times(2 * FREE, () -> user.trySignIn(WRONG));
        assertWaits(user.trySignIn(WRONG));
    }

    private List<Integer> guesses(String email) {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i <= FREE; i++) {
            statuses.add(token(email, WRONG).status());
        }
        return statuses;
    }

    private static Answer afterWait(java.util.function.Supplier<Answer> attempt) {
        return Eventually.eventually(Duration.ofSeconds(60), attempt, answer -> answer.status() != 429);
    }

    private static long retryAfter(Answer answer) {
        assertWaits(answer);
        return Long.parseLong(answer.header("Retry-After"));
    }

    static void assertWaits(Answer answer) {
        Refusals.oauth(429, "temporarily_unavailable", answer);
        assertTrue(answer.header("Retry-After").matches("[1-9][0-9]*"), answer::toString);
    }

    private static void assertProblem(Answer answer) {
        Refusals.problem(429, answer);
        assertTrue(answer.header("Retry-After").matches("[1-9][0-9]*"), answer::toString);
    }

    private Answer token(String email, String password) {
        return tokenCall(email, password).send();
    }

    private Call tokenCall(String email, String password) {
        return http.post("/auth/token").form("grant_type", "password", "username", email, "password", password);
    }

    private Call page(String email, String password) {
        return http.post("/auth/session").json("email", email, "password", password);
    }

    private Call change(String token, String current) {
        return http.put("/auth/users/me/password")
                .token(token)
                .json("current_password", current, "new_password", TestUser.unusedPassword());
    }
}
