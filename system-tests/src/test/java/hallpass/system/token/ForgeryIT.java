package hallpass.system.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.jwk.RSAKey;
import hallpass.system.http.Answer;
import hallpass.system.http.Http;
import hallpass.system.http.Refusals;
import hallpass.system.http.TestUser;
import hallpass.system.servers.OneServer;
import hallpass.system.servers.OneServerSystem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Only what the issuer has signed is an access token, and only if nothing of it was changed. */
@ExtendWith(OneServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // one user is enough: hardly anything is changed
class ForgeryIT {

    private final Http http;
    private final RSAKey key;
    private final TestUser user;
    private Forger forger;

    ForgeryIT(OneServerSystem system) {
        http = system.http();
        key = system.signingKey().key();
        user = TestUser.register(http);
    }

    @BeforeEach
    void begin_with_a_fresh_token() {
        forger = new Forger(user.token(), key);
    }

    @Test
    void the_real_key_signs_good_tokens() throws Exception {
        taken(forger.resigned(claims -> {}));
    }

    @Test
    void a_little_skew_is_forgiven() throws Exception {
        long now = Instant.now().getEpochSecond();

        taken(forger.resigned(claims -> {
            claims.put("exp", now - 3);
            claims.put("iat", now - 300);
        }));
        taken(forger.resigned(claims -> claims.put("nbf", now + 5)));
    }

    @Test
    void a_token_for_one_service_is_for_that_one_only() throws Exception {
        String todoOnly = forger.resigned(claims -> claims.put("aud", List.of("todo")));

        http.get("/todo/tasks").token(todoOnly).expect(200);
        Refusals.problem(401, http.get("/auth/users/me").token(todoOnly).send());
    }

    @Test
    void without_a_role_it_is_403() throws Exception {
        for (Consumer<Map<String, Object>> change : List.<Consumer<Map<String, Object>>>of(
                claims -> claims.put("groups", List.of()),
                claims -> claims.remove("groups"),
                claims -> claims.put("groups", List.of("USER", "users")))) {
            String token = forger.resigned(change);

            Refusals.problem(403, http.get("/todo/tasks").token(token).send());
            Refusals.problem(403, http.get("/auth/users/me").token(token).send());
        }
    }

    @ParameterizedTest
    @MethodSource("hallpass.system.token.Forgeries#all")
    void a_forged_token_is_401(Forgeries.Forgery forgery) throws Exception {
        String token = forgery.of(forger);

        for (String path : List.of("/todo/tasks", "/auth/users/me")) {
            Answer answer = http.get(path).token(token).send();

            Refusals.problem(401, answer);
            assertTrue(answer.header("WWW-Authenticate").contains("error=\"invalid_token\""), answer::toString);
        }
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void another_authorization_scheme_is_401(String header) {
        Answer answer = http.get("/todo/tasks")
                .header("Authorization", header.replace("TOKEN", forger.good()))
                .send();

        Refusals.problem(401, answer);
    }

    static Stream<String> schemes() {
        return Stream.of(
                "TOKEN", "Basic TOKEN", "Bearer", "Bearer ", "Token TOKEN", "Bearer TOKEN TOKEN", "BearerTOKEN");
    }

    @Test
    void a_token_in_the_query_or_a_cookie_is_ignored() {
        for (String path : List.of("/todo/tasks", "/auth/users/me")) {
            Answer query = http.get(path + "?access_token=" + forger.good()).send();
            Refusals.problem(401, query);
            assertEquals(-1, query.header("WWW-Authenticate").indexOf("error="), query::toString);
            Refusals.problem(
                    401,
                    http.get(path)
                            .header(
                                    "Cookie",
                                    "access_token=" + forger.good() + "; Bearer=" + forger.good() + "; jwt="
                                            + forger.good())
                            .send());
        }
    }

    @Test
    void a_bad_token_does_no_harm_if_none_is_needed() {
        Answer keys = http.get("/auth/jwks").token("junk").expect(200);

        assertEquals("", keys.header("WWW-Authenticate"));
        http.post("/auth/token")
                .token("junk")
                .form("grant_type", "password", "username", user.email(), "password", user.password())
                .expect(200);
    }

    private void taken(String token) {
        http.get("/todo/tasks").token(token).expect(200);
        http.get("/auth/users/me").token(token).expect(200);
    }
}
