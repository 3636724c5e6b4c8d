package hallpass.todo.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hallpass.database.write.Transaction;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SearchUpgradeTest {
    private final List<Object[]> older = new ArrayList<>();
    private final SearchUpgrade upgrade = new SearchUpgrade();
    private int changedMeanwhile;
    private int reads;

    @BeforeEach
    void store_an_older_task() {
        older.add(new Object[] {UUID.randomUUID(), "Title", null, "", 1L});
        TypedQuery<?> query = (TypedQuery<?>) Proxy.newProxyInstance(
                TypedQuery.class.getClassLoader(),
                new Class<?>[] {TypedQuery.class},
                (proxy, method, values) -> switch (method.getName()) {
                    case "getResultList" -> read();
                    case "executeUpdate" -> update();
                    default -> proxy;
                });
        upgrade.em = (EntityManager) Proxy.newProxyInstance(
                EntityManager.class.getClassLoader(),
                new Class<?>[] {EntityManager.class},
                (proxy, method, values) -> query);
        upgrade.transaction = new Transaction() {
            @Override
            public <T> T run(Supplier<T> work) {
                return work.get();
            }
        };
    }

    @Test
    void a_task_that_was_changed_meanwhile_is_folded_in_another_pass() {
        changedMeanwhile = 2;

        upgrade.run();

        assertEquals(0, older.size());
        assertEquals(3, reads);
    }

    @Test
    void a_task_that_always_changes_does_not_keep_it_busy_forever() {
        changedMeanwhile = 1_000;

        upgrade.run();

        assertEquals(100, reads);
    }

    private List<Object[]> read() {
        reads++;
        return List.copyOf(older);
    }

    private int update() {
        if (changedMeanwhile-- > 0) {
            return 0;
        }
        older.clear();
        return 1;
    }
}
