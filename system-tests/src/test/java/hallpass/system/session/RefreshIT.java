package hallpass.system.session;

import static hallpass.system.http.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.system.http.Answer;
import hallpass.system.http.Http;
import hallpass.system.http.Parallel;
import hallpass.system.http.Refusals;
import hallpass.system.http.TestUser;
import hallpass.system.http.Tokens;
import hallpass.system.servers.Hallpass;
import hallpass.system.servers.OnBothEngines;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Refresh tokens: each works once, and a session has one living token. */
@OnBothEngines
class RefreshIT {

    private final Http http;
    private TestUser user;

    RefreshIT(Hallpass hallpass) {
        http = hallpass.http();
    }

    @BeforeEach
    void register() {
        user = TestUser.register(http);
    }

    private Answer refresh(String refreshToken) {
        return http.post("/auth/token")
                .form("grant_type", "refresh_token", "refresh_token", refreshToken)
                .send();
    }

    private void assertEnded(String refreshToken) {
        Refusals.oauth(400, "invalid_grant", refresh(refreshToken));
    }

    @Test
    void each_use_gives_a_new_token_of_the_same_session() {
        Tokens first = user.signIn();

        Tokens second = Tokens.of(refresh(first.refresh()));
        Tokens third = Tokens.of(refresh(second.refresh()));

        assertEquals(
                3, Set.of(first.refresh(), second.refresh(), third.refresh()).size());
        String session = first.claims().getString("sid");
        assertEquals(session, third.claims().getString("sid"));
        assertNotEquals(first.claims().getString("jti"), third.claims().getString("jti"));
        assertEquals(first.claims().getJsonNumber("auth_time"), third.claims().getJsonNumber("auth_time"));
    }

    @Test
    void sign_ins_are_sessions_of_their_own() {
        Tokens phone = user.signIn();
        Tokens laptop = user.signIn();

        assertNotEquals(phone.claims().getString("sid"), laptop.claims().getString("sid"));
        http.post("/auth/revoke").form("token", phone.refresh()).expect(200);

        assertEnded(phone.refresh());
        Tokens.of(refresh(laptop.refresh()));
    }

    @Test
    void fifty_uses_at_once_give_one_successor() {
        Tokens first = user.signIn();

        List<Answer> answers = Parallel.times(50, () -> refresh(first.refresh()));

        Set<String> successors =
                answers.stream().map(answer -> Tokens.of(answer).refresh()).collect(Collectors.toSet());
        assertEquals(1, successors.size());
        Tokens.of(refresh(successors.iterator().next()));
    }

    @Test
    void a_lost_answer_can_be_asked_for_again() {
        Tokens first = user.signIn();

        Tokens lost = Tokens.of(refresh(first.refresh()));
        Tokens again = Tokens.of(refresh(first.refresh()));

        assertEquals(lost.refresh(), again.refresh());
        Tokens.of(refresh(again.refresh()));
    }

    @Test
    void a_lost_answer_cannot_be_asked_for_again_later() {
        Tokens first = user.signIn();
        Tokens second = Tokens.of(refresh(first.refresh()));

        Answer late =
                eventually(Duration.ofSeconds(40), () -> refresh(first.refresh()), answer -> answer.status() != 200);

        Refusals.oauth(400, "invalid_grant", late);
        assertEnded(second.refresh());
    }

    @Test
    void a_refresh_that_races_a_revocation_leaves_nothing_alive() {
        for (int i = 0; i < 5; i++) {
            Tokens first = user.signIn();
            List<Callable<Answer>> race = List.of(
                    () -> refresh(first.refresh()),
                    () -> http.post("/auth/revoke")
                            .form("token", first.refresh())
                            .expect(200),
                    () -> refresh(first.refresh()));

            List<Answer> answers = Parallel.all(race);

            assertEnded(first.refresh());
            successors(List.of(answers.get(0), answers.get(2))).forEach(this::assertEnded);
        }
    }

    @Test
    void a_user_who_is_deleted_while_refreshing_is_gone() {
        Tokens first = user.signIn();
        List<Callable<Answer>> race = List.of(() -> refresh(first.refresh()), () -> http.delete("/auth/users/me")
                .token(first.access())
                .json("password", user.password())
                .expect(204));

        List<Answer> answers = Parallel.all(race);

        assertEnded(first.refresh());
        successors(List.of(answers.get(0))).forEach(this::assertEnded);
    }

    @Test
    void reuse_after_the_successor_was_used_ends_the_session() {
        Tokens first = user.signIn();
        Tokens second = Tokens.of(refresh(first.refresh()));
        Tokens third = Tokens.of(refresh(second.refresh()));

        assertEnded(first.refresh());

        assertEnded(third.refresh());
        assertEnded(second.refresh());
    }

    @Test
    void a_thief_and_the_owner_at_once_never_hold_two_living_branches() {
        Tokens first = user.signIn();
        Tokens second = Tokens.of(refresh(first.refresh()));

        List<Answer> answers = Parallel.all(List.of(
                () -> refresh(second.refresh()), () -> refresh(first.refresh()), () -> refresh(second.refresh())));

        // the youngest first: an older one that is sent again within 10 s of its use gives the same successor
        Set<String> handedOut = new LinkedHashSet<>(successors(answers));
        handedOut.removeAll(Set.of(first.refresh(), second.refresh()));
        handedOut.addAll(List.of(second.refresh(), first.refresh()));
        Set<String> living = new LinkedHashSet<>();
        for (String token : handedOut) {
            living.addAll(successors(List.of(refresh(token))));
        }
        assertTrue(living.size() <= 1, () -> living.size() + " tokens worked");
        living.forEach(this::assertEnded);
    }

    private static Set<String> successors(List<Answer> answers) {
        return answers.stream()
                .filter(answer -> answer.status() == 200)
                .map(answer -> Tokens.of(answer).refresh())
                .collect(Collectors.toSet());
    }

    @Test
    void a_refresh_token_is_no_access_token_and_the_other_way_round() {
        Tokens tokens = user.signIn();

        Refusals.problem(401, http.get("/todo/tasks").token(tokens.refresh()).send());
        assertEnded(tokens.access());
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-token", "eyJhbGciOiJSUzI1NiJ9.e30.AA", "a.b.c", "e30.e30.", "..", "ü"})
    void revoking_an_unknown_token_is_fine(String token) {
        http.post("/auth/revoke").form("token", token).expect(200);
    }

    @Test
    void revoking_a_spent_token_ends_the_session_too() {
        Tokens first = user.signIn();
        Tokens second = Tokens.of(refresh(first.refresh()));

        http.post("/auth/revoke").form("token", first.refresh()).expect(200);

        assertEnded(second.refresh());
    }
}
