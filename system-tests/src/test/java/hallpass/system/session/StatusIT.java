package hallpass.system.session;

import static hallpass.system.http.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.system.http.Answer;
import hallpass.system.http.Http;
import hallpass.system.http.Json;
import hallpass.system.http.Refusals;
import hallpass.system.http.TestUser;
import hallpass.system.http.Tokens;
import hallpass.system.servers.Hallpass;
import hallpass.system.servers.OnBothEngines;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An access token ends with its session, at every service. The issuer says so in a signed list. */
@OnBothEngines
class StatusIT {

    private final Hallpass hallpass;
    private final Http http;

    StatusIT(Hallpass hallpass) {
        this.hallpass = hallpass;
        this.http = hallpass.http();
    }

    /** A way in which a session ends. */
    private interface End {
        void of(StatusIT test, TestUser user, Tokens tokens);
    }

    static Stream<Named<End>> ends() {
        return Stream.of(
                end("its refresh token is revoked", (test, user, tokens) -> test.revoke(tokens.refresh())),
                end("its access token is revoked", (test, user, tokens) -> test.revoke(tokens.access())),
                end("the user ends it", (test, user, tokens) -> test.http
                        .delete("/auth/users/me/sessions/" + sid(tokens))
                        .token(tokens.access())
                        .expect(204)),
                end("the user ends all others", (test, user, tokens) -> test.http
                        .delete("/auth/users/me/sessions")
                        .token(user.signIn().access())
                        .expect(204)),
                end("an admin ends all of the user's", (test, user, tokens) -> test.http
                        .delete("/auth/users/" + user.id() + "/sessions")
                        .as(test.hallpass.admin())
                        .expect(204)),
                end("the password is changed elsewhere", (test, user, tokens) -> test.http
                        .put("/auth/users/me/password")
                        .token(user.signIn().access())
                        .json("current_password", user.password(), "new_password", TestUser.unusedPassword())
                        .expect(204)),
                end("the user is disabled", (test, user, tokens) -> test.http
                        .patch("/auth/users/" + user.id())
                        .as(test.hallpass.admin())
                        .mergePatch("disabled", true)
                        .expect(200)),
                end("an admin deletes the user", (test, user, tokens) -> test.http
                        .delete("/auth/users/" + user.id())
                        .as(test.hallpass.admin())
                        .expect(204)),
                end("the user deletes the account", (test, user, tokens) -> test.http
                        .delete("/auth/users/me")
                        .token(tokens.access())
                        .json("password", user.password())
                        .expect(204)),
                end("a spent refresh token is used after its successor", (test, user, tokens) -> {
                    Tokens second = Tokens.of(user.refresh(tokens));
                    Tokens.of(user.refresh(second));
                    user.refresh(tokens).expect(400);
                }));
    }

    @ParameterizedTest
    @MethodSource("ends")
    void an_access_token_is_refused_everywhere_when(End end) {
        TestUser user = TestUser.register(http);
        user.id();
        Tokens tokens = user.signIn();
        http.get("/todo/lists").token(tokens.access()).expect(200);

        end.of(this, user, tokens);

        Refusals.problem(401, http.get("/auth/users/me").token(tokens.access()).send());
        Answer refused = eventually(
                Hallpass.REFUSED_WITHIN,
                () -> http.get("/todo/lists").token(tokens.access()).send(),
                answer -> answer.status() == 401);
        Refusals.problem(401, refused);
        assertTrue(refused.header("WWW-Authenticate").contains("error=\"invalid_token\""), refused::toString);
    }

    @Test
    void other_sessions_of_the_same_user_go_on() {
        TestUser user = TestUser.register(http);
        Tokens kept = user.signIn();
        Tokens ended = user.signIn();

        revoke(ended.refresh());

        eventually(
                Hallpass.REFUSED_WITHIN,
                () -> http.get("/todo/lists").token(ended.access()).send(),
                answer -> answer.status() == 401);
        http.get("/todo/lists").token(kept.access()).expect(200);
        http.get("/auth/users/me").token(kept.access()).expect(200);
    }

    @Test
    void the_list_is_signed_by_a_published_key_and_says_what_has_ended() {
        Tokens live = TestUser.register(http).signIn();
        Tokens ended = TestUser.register(http).signIn();
        revoke(ended.refresh());

        JsonObject claims = eventually(
                StatusList.PUBLISHED_WITHIN,
                () -> Tokens.part(StatusList.of(http, ended).body(), 1),
                list -> StatusList.bit(list, ended));

        assertEquals(StatusList.uri(ended), claims.getString("sub"));
        assertTrue(!StatusList.bit(claims, live), "a live session's bit is not set");
        assertEquals(1 << 20, StatusList.bits(claims).length * 8);
        assertTrue(claims.getInt("ttl") > 0);
        long now = Instant.now().getEpochSecond();
        assertTrue(Math.abs(claims.getInt("iat") - now) < 60, claims::toString);
        assertTrue(claims.getInt("exp") > now, claims::toString);
        JsonObject header = Tokens.part(StatusList.of(http, ended).body(), 0);
        assertEquals("statuslist+jwt", header.getString("typ"));
        Set<String> published = Json.objects(http.get("/auth/jwks").expect(200).json(), "keys").stream()
                .map(key -> key.getString("kid"))
                .collect(Collectors.toSet());
        assertTrue(published.contains(header.getString("kid")), header::toString);
    }

    @Test
    void a_poll_that_finds_nothing_new_is_a_304() {
        Tokens tokens = TestUser.register(http).signIn();
        Answer unchanged = eventually(
                Duration.ofSeconds(30), // other tests end sessions in the meantime
                () -> {
                    Answer list = StatusList.of(http, tokens);
                    return http.get(StatusList.path(tokens))
                            .header("If-None-Match", list.etag())
                            .send();
                },
                answer -> answer.status() == 304);

        assertEquals("", unchanged.body());
        assertTrue(unchanged.header("Cache-Control").matches(".*max-age=[1-5]\\b.*"), unchanged::toString);
    }

    @Test
    void the_list_is_given_whatever_the_client_accepts() {
        Tokens tokens = TestUser.register(http).signIn();

        for (String accept : List.of("*/*", StatusList.MEDIA_TYPE, "application/json", "text/html")) {
            Answer list =
                    http.get(StatusList.path(tokens)).header("Accept", accept).expect(200);
            assertEquals(StatusList.MEDIA_TYPE, list.mediaType());
        }
    }

    @Test
    void the_issuer_says_which_lists_there_are() {
        Tokens tokens = TestUser.register(http).signIn();

        Answer all = http.get("/auth/status").expect(200);

        assertTrue(Json.texts(all.json(), "status_lists").contains(StatusList.uri(tokens)), all::toString);
        String endpoint = http.get("/auth/.well-known/oauth-authorization-server")
                .expect(200)
                .text("status_list_aggregation_endpoint");
        assertEquals(hallpass.issuer() + "/status", endpoint);
    }

    @Test
    void a_list_that_is_not_there_is_a_404() {
        for (String number : List.of("999999", "01", "-1", "x", "99999999999999999999")) {
            Refusals.problem(404, http.get("/auth/status/" + number).send());
        }
    }

    @Test
    void places_are_given_out_unpredictably_and_once() {
        TestUser user = TestUser.register(http);

        List<Integer> places = Stream.generate(() -> user.signIn())
                .limit(5)
                .map(tokens -> StatusList.reference(tokens).getInt("idx"))
                .toList();

        assertEquals(5, Set.copyOf(places).size());
        for (int i = 1; i < places.size(); i++) {
            assertTrue(Math.abs(places.get(i) - places.get(i - 1)) > 1, places::toString);
        }
    }

    @Test
    void a_refreshed_token_keeps_its_place() {
        TestUser user = TestUser.register(http);
        Tokens first = user.signIn();

        assertEquals(StatusList.reference(first), StatusList.reference(Tokens.of(user.refresh(first))));
    }

    private void revoke(String token) {
        http.post("/auth/revoke").form("token", token).expect(200);
    }

    private static String sid(Tokens tokens) {
        return tokens.claims().getString("sid");
    }

    private static Named<End> end(String name, End end) {
        return Named.of(name, end);
    }
}
