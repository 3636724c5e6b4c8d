package hallpass.auth.factor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hallpass.auth.user.TestUsers;
import hallpass.auth.user.User;
import hallpass.auth.user.Users;
import hallpass.database.Migrated;
import hallpass.database.write.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactorResetTest {

    private static final User ALICE = TestUsers.alice(UUID.randomUUID(), Instant.EPOCH);

    @ParameterizedTest
    @CsvSource({", 0", "' ', 0", "nobody@example.com, 0", "alice@example.com, 1", "' alice@example.com ', 1"})
    void a_start_takes_the_factors_of_the_user_whom_the_operator_names(@Nullable String setting, int users) {
        List<UUID> reset = new ArrayList<>();
        FactorReset atStart = new FactorReset() {
            @Override
            void reset(UUID id, @Nullable UUID actor, @Nullable String detail) {
                assertEquals(null, actor);
                reset.add(id);
            }
        };
        atStart.atStart = Optional.ofNullable(setting);
        atStart.transaction = new Transaction() {
            @Override
            public <T> T run(Supplier<T> work) {
                return work.get();
            }
        };
        atStart.users = new Users() {
            @Override
            public Optional<User> byEmail(String email) {
                return Optional.of(ALICE).filter(user -> user.email().equals(email));
            }
        };

        atStart.atStart(new Migrated());

        assertEquals(users == 1 ? List.of(ALICE.id()) : List.of(), reset);
    }
}
