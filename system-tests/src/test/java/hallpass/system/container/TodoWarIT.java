package hallpass.system.container;

import static hallpass.system.http.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hallpass.system.http.Answer;
import hallpass.system.http.Http;
import hallpass.system.http.Refusals;
import java.time.Duration;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** todo-war alone, with an issuer that is not ours: todo-war knows only its name and its key set. */
@ExtendWith(ManagedServer.class)
@ArquillianTest
class TodoWarIT {

    private static final Duration READY_WITHIN = Duration.ofSeconds(60);

    private Http http;
    private Issuer issuer;

    @Deployment(testable = false)
    static WebArchive archive() {
        return Archives.built("todo-war", "todo");
    }

    @BeforeEach
    void ready() throws Exception {
        http = ManagedServer.prepare().http();
        issuer = ManagedServer.prepare().issuer();
        eventually(READY_WITHIN, () -> http.get("/health/ready").send(), answer -> answer.status() == 200);
    }

    @Test
    void without_a_token_it_is_401() {
        Refusals.problem(401, http.get("/todo/tasks").send());
    }

    @Test
    void a_token_of_the_configured_issuer_is_taken() {
        String token = issuer.token("todo", "user");

        Answer created =
                http.post("/todo/tasks").token(token).json("title", "Deployed").expect(201);

        assertEquals(
                created.json(),
                http.get("/todo/tasks").token(token).expect(200).items().get(0));
    }

    @Test
    void a_token_for_another_service_is_401_and_without_the_role_403() {
        Refusals.problem(
                401, http.get("/todo/tasks").token(issuer.token("auth", "user")).send());
        Refusals.problem(
                403, http.get("/todo/tasks").token(issuer.token("todo")).send());
    }

    @Test
    void a_token_of_another_key_is_401() {
        Refusals.problem(
                401,
                http.get("/todo/tasks")
                        .token(new Issuer().token("todo", "user"))
                        .send());
    }
}
