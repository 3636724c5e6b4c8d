package hallpass.system.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import hallpass.system.http.Answer;
import hallpass.system.http.Call;
import hallpass.system.http.Http;
import hallpass.system.servers.Hallpass;
import hallpass.system.servers.OwnServers;
import hallpass.system.servers.WithExamples;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests that are made from the API descriptions of all services. {@code -Dhallpass.contract.seed} makes those of an
 * earlier run again.
 */
@OwnServers
@ExtendWith(WithExamples.class)
class ContractIT {

    private static final long SEED = Long.getLong("hallpass.contract.seed", new Random().nextLong());
    private static final int SOME = 3;

    /** Operations that would break the other tests, or never end. */
    private static final Set<String> LEFT_OUT =
            Set.of("rotateKeys", "withdrawKey", "streamEvents", "signOut", "endMyOtherSessions");

    /** Operations that ask for another proof than an access token in the way that the description can say. */
    private static final Set<String> WITH_ANOTHER_PROOF = Set.of(
            "token",
            "introspect",
            "revoke",
            "pushAuthorizationRequest",
            "authorizeDevice",
            "userInfo",
            "userInfoByForm",
            "registerItself",
            "readRegistration",
            "replaceRegistration",
            "deleteRegistration",
            "signIn",
            "refreshSession");

    /** Only an authenticator makes a passkey: PasskeysIT has one. */
    private static final Set<String> OF_PASSKEYS =
            Set.of("addPasskey", "getMyPasskey", "renamePasskey", "removePasskey");

    /** Operations that take more than other ones. */
    private static final Set<String> OF_FILES = Set.of("importTasks", "importUsers");

    /** Operations that need a mail server, which these servers do not have. */
    private static final String MAIL = ".*/(email-verifications|password-resets)(/.*)?";

    private final Http http;
    private final World world;
    private final List<Operation> operations;
    private final Values values;

    ContractIT(Hallpass hallpass) {
        http = hallpass.http();
        world = new World(hallpass);
        Document document = Document.of(http);
        operations = document.operations();
        values = new Values(document, new Random(SEED), world.known());
        System.out.println("hallpass.contract.seed=" + SEED);
    }

    @Test
    void every_operation_has_a_name_of_its_own_and_says_whether_it_needs_a_token() {
        Set<String> names = new HashSet<>();
        operations.forEach(operation -> {
            assertTrue(names.add(operation.id()) && !operation.id().isEmpty(), operation::toString);
            assertEquals(
                    operation.description().path("responses").has("401"),
                    operation.secured() || WITH_ANOTHER_PROOF.contains(operation.id()),
                    operation::toString);
        });
        assertTrue(operations.size() > 70, () -> operations.toString());
    }

    @TestFactory
    Stream<DynamicTest> a_good_request_is_answered_as_described() {
        return tests(operation -> !LEFT_OUT.contains(operation.id()), operation -> {
            List<JsonNode> bodies = operation.takesJson()
                    ? values.right(operation.bodySchema(), SOME)
                    : java.util.Collections.singletonList(null);
            for (JsonNode body : bodies) {
                for (String query : World.queries(operation)) {
                    Answer answer = operation.check(send(operation, world.path(operation) + query, body));
                    if (!operation.path().startsWith("/auth")) {
                        assertTrue(answer.status() < 300, () -> body + ": " + answer);
                    }
                    assertTrue(answer.status() < 500, () -> body + ": " + answer);
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> a_bad_body_is_refused_as_described() {
        return tests(operation -> operation.takesJson() && !operation.path().matches(MAIL), operation -> {
            Map<String, JsonNode> wrong = values.wrong(operation.bodySchema());
            String path = world.path(operation);
            wrong.forEach((what, body) -> refused(operation, 400, what, send(operation, path, body)));
            for (String text : List.of("", "{", "[]", "null", "\"x\"", "{\"x\":1}}", "[".repeat(5000))) {
                refused(
                        operation,
                        400,
                        text,
                        call(operation, path).body(operation.mediaType(), text).send());
            }
            refused(
                    operation,
                    415,
                    "a text",
                    call(operation, path).body("text/plain", "x").send());
            if (!OF_FILES.contains(operation.id())) {
                refused(
                        operation,
                        413,
                        "too much",
                        call(operation, path)
                                .body(operation.mediaType(), "{\"x\":\"" + "x".repeat(1 << 20) + "\"}")
                                .send());
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> a_bad_parameter_is_refused_as_described() {
        return tests(operation -> !operation.description().path("parameters").isEmpty(), operation -> {
            String path = world.path(operation);
            for (JsonNode parameter : operation.parameters("query")) {
                for (String text : values.wrongTexts(parameter.path("schema"))) {
                    String name = parameter.path("name").asText();
                    refused(operation, 400, name, send(operation, path + "?" + name + "=" + text, null));
                }
            }
            if (operation.path().endsWith("{id}") && !operation.id().equals("eraseUser")) {
                String above = operation.path().replace("{id}", "");
                JsonNode body = operation.takesJson()
                        ? values.right(operation.bodySchema(), 0).get(0)
                        : null;
                refused(operation, 404, "a stranger's", send(operation, above + UUID.randomUUID(), body));
                refused(operation, 404, "no id", send(operation, above + "nonsense", body));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> a_request_without_a_good_token_is_refused_as_described() {
        return tests(Operation::secured, operation -> {
            String path =
                    operation.path().replaceAll("\\{[a-z_]+}", UUID.randomUUID().toString());
            for (String token : List.of("", "junk")) {
                Call call = http.call(operation.method(), path);
                if (operation.takesJson()) {
                    call.body(operation.mediaType(), "{}");
                }
                refused(
                        operation,
                        401,
                        token,
                        token.isEmpty() ? call.send() : call.token(token).send());
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> headers_do_what_is_described() {
        return tests(
                // deleteMe checks the password first; ClientsIT knows what members of a client go together
                operation -> !OF_PASSKEYS.contains(operation.id())
                        && (operation.takes("If-Match") && !operation.id().equals("deleteMe")
                                || operation.takes("If-None-Match")
                                || operation.takes("Idempotency-Key")
                                        && operation.secured()
                                        && !operation.id().equals("registerClient")),
                operation -> {
                    String path = world.path(operation);
                    JsonNode body = operation.takesJson()
                            ? values.right(operation.bodySchema(), 0).get(0)
                            : null;
                    if (operation.takes("If-Match")) {
                        refused(operation, 412, "old", send(operation, path, body, "If-Match", "\"99999\""));
                    } else if (operation.takes("If-None-Match")) {
                        String tag = send(operation, path, null).expect(200).etag();
                        operation.check(send(operation, path, null, "If-None-Match", tag)
                                .expect(304));
                        operation.check(send(operation, path, null, "If-None-Match", "\"99999\"")
                                .expect(200));
                    } else {
                        String key = UUID.randomUUID().toString();
                        Answer first = operation.check(send(operation, path, body, "Idempotency-Key", key));
                        Answer again = operation.check(send(operation, path, body, "Idempotency-Key", key));
                        assertEquals(first.body(), again.body());
                        JsonNode other = values.right(operation.bodySchema(), 20).stream()
                                .filter(different -> !different.equals(body))
                                .findFirst()
                                .orElseThrow();
                        refused(operation, 422, "reused", send(operation, path, other, "Idempotency-Key", key));
                        refused(operation, 400, "no key", send(operation, path, body, "Idempotency-Key", "a b"));
                    }
                });
    }

    /** The tests of one operation. */
    private interface Trial {
        void of(Operation operation);
    }

    private Stream<DynamicTest> tests(java.util.function.Predicate<Operation> which, Trial trial) {
        return operations.stream()
                .filter(which)
                .map(operation -> dynamicTest(operation.toString(), () -> trial.of(operation)));
    }

    private static void refused(Operation operation, int status, String what, Answer answer) {
        assertEquals(status, answer.status(), () -> operation + " with " + what + ": " + answer);
        operation.check(answer);
    }

    private Answer send(Operation operation, String path, JsonNode body, String... header) {
        Call call = call(operation, path);
        if (header.length == 2) {
            call.header(header[0], header[1]);
        }
        return body == null
                ? call.send()
                : call.body(operation.mediaType(), body.toString()).send();
    }

    private Call call(Operation operation, String path) {
        Call call = http.call(operation.method(), path);
        return operation.secured() ? call.as(world.caller(operation)) : call;
    }
}
