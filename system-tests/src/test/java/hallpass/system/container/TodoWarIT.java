package hallpass.system.container;

import static hallpass.system.http.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hallpass.system.http.Answer;
import hallpass.system.http.Http;
import hallpass.system.http.Refusals;
import hallpass.test.TestIssuer;
import hallpass.test.TokenDraft;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
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
    private static final Duration REFUSED_WITHIN = Duration.ofSeconds(30); // two on a machine that has time

    private Http http;
    private TestIssuer issuer;

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
        String token = issuer.token().audience("todo").signed();

        Answer created =
                http.post("/todo/tasks").token(token).json("title", "Deployed").expect(201);

        assertEquals(
                created.json(),
                http.get("/todo/tasks").token(token).expect(200).items().get(0));
    }

    @Test
    void a_token_for_another_service_is_401_and_without_the_role_403() {
        Refusals.problem(
                401,
                http.get("/todo/tasks")
                        .token(issuer.token().audience("auth").signed())
                        .send());
        Refusals.problem(
                403,
                http.get("/todo/tasks")
                        .token(issuer.token().audience("todo").roles().signed())
                        .send());
    }

    @Test
    void a_token_with_any_fault_is_401() {
        List<UnaryOperator<TokenDraft>> faults = List.of(
                TokenDraft::expired,
                TokenDraft::forged,
                TokenDraft::ofWithdrawnKey,
                TokenDraft::ofEndedSession,
                TokenDraft::ofAnotherAudience,
                TokenDraft::ofAnotherKind);

        faults.forEach(fault -> {
            String token = fault.apply(issuer.token().audience("todo")).signed();
            eventually( // the status list comes a moment after the server is ready
                    REFUSED_WITHIN,
                    () -> http.get("/todo/tasks").token(token).send(),
                    answer -> answer.status() == 401);
        });
    }

    @Test
    void a_token_of_a_session_is_taken_until_the_session_ends() {
        String token = issuer.token().audience("todo").session("ends").signed();
        http.get("/todo/tasks").token(token).expect(200);

        issuer.endSession("ends");

        eventually(REFUSED_WITHIN, () -> http.get("/todo/tasks").token(token).send(), answer -> answer.status() == 401);
    }
}
