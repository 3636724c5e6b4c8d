package hallpass.todo.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.database.write.Transaction;
import hallpass.resource.problem.ProblemException;
import hallpass.resource.problem.Violation;
import hallpass.todo.list.ListAccess;
import hallpass.todo.list.MemberRole;
import hallpass.todo.problem.DetailedProblem;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchTest {
    private static final UUID USER = UUID.randomUUID();
    private static final UUID FIRST = new UUID(0, 1);
    private static final UUID SECOND = new UUID(0, 2);
    private static final UUID GONE = new UUID(0, 3);

    private final Batch batch = new Batch();
    private final List<String> done = new ArrayList<>();

    @BeforeEach
    void wire() {
        batch.transaction = new Transaction() {
            @Override
            public <T> T run(Supplier<T> work) {
                return work.get();
            }
        };
        batch.access = new ListAccess() {
            @Override
            public Optional<MemberRole> heldRole(UUID user, UUID list) {
                return list.equals(GONE) ? Optional.empty() : Optional.of(MemberRole.EDITOR);
            }

            @Override
            public boolean keepTree(UUID list) {
                return done.add("lock " + list.getLeastSignificantBits());
            }
        };
        batch.tasks = new Tasks() {
            @Override
            Task create(UUID user, NewTask wanted) {
                done.add("create " + wanted.content().title());
                return new Task(
                        UUID.randomUUID(), wanted.listOr(FIRST), wanted.content(), Position.FIRST, Instant.EPOCH);
            }

            @Override
            void delete(UUID user, UUID id, LongConsumer precondition) {
                if (id.equals(GONE)) {
                    throw ProblemException.notFound();
                }
                done.add("delete");
            }

            @Override
            List<UUID> listsOf(UUID user, List<UUID> ids) {
                return List.of(FIRST);
            }
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"operations\": {}}",
                "{\"operations\": []}",
                "{\"operations\": [1]}",
                "{\"operations\": [{\"op\": \"jump\"}]}",
                "{\"operations\": [{\"op\": \"delete\"}]}",
                "{\"operations\": [{\"op\": \"update\", \"id\": null}]}",
                "{\"operations\": [{\"op\": \"create\", \"task\": 1}]}"
            })
    void what_is_no_batch_is_refused(String json) {
        assertThrows(ProblemException.class, () -> Batch.parse(json(json)));
    }

    @Test
    void a_violation_is_named_with_the_number_of_its_operation() {
        ProblemException refused = assertThrows(
                ProblemException.class,
                () -> Batch.parse(json("{\"operations\": [{\"op\": \"create\", \"title\": \"A\"},"
                        + " {\"op\": \"create\", \"task\": {\"title\": \"\"}}]}")));

        assertEquals(
                List.of("operations[1].title"),
                refused.problem().violations().stream().map(Violation::field).toList());
    }

    @Test
    void lists_are_locked_in_one_order_before_anything_is_done() {
        run(
                "{\"op\": \"create\", \"title\": \"A\", \"list_id\": \"" + SECOND + "\"}",
                "{\"op\": \"create\", \"title\": \"B\", \"list_id\": \"" + GONE + "\"}",
                "{\"op\": \"delete\", \"id\": \"" + UUID.randomUUID() + "\"}");

        assertEquals(List.of("lock 1", "lock 2", "create A", "create B", "delete"), done);
    }

    @Test
    void the_first_operation_that_fails_is_named_and_ends_it() {
        DetailedProblem failed = assertThrows(
                DetailedProblem.class,
                () -> run(
                        "{\"op\": \"create\", \"title\": \"A\"}",
                        "{\"op\": \"delete\", \"id\": \"" + GONE + "\"}",
                        "{\"op\": \"create\", \"title\": \"B\"}"));

        assertTrue(failed.problem().detail().startsWith("Operation 1 failed"));
        assertEquals("create A", done.get(done.size() - 1));
    }

    private BatchResults run(String... operations) {
        return batch.run(USER, FIRST, Batch.parse(json("{\"operations\": [" + String.join(",", operations) + "]}")));
    }

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text)).readObject();
    }
}
