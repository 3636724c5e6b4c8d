package hallpass.auth.external;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hallpass.auth.event.SecurityEvent;
import hallpass.auth.event.SecurityEvents;
import hallpass.auth.user.ExternalUser;
import hallpass.auth.user.TestUsers;
import hallpass.auth.user.User;
import hallpass.auth.user.Users;
import hallpass.database.write.Transaction;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ExternalAccountsTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final User user = User.ofProvider(UUID.randomUUID(), external("user", "admin"), NOW);
    private final ExternalAccounts accounts = new ExternalAccounts();
    private boolean otherAdmins;

    ExternalAccountsTest() {
        Users users = new Users() {
            @Override
            public Optional<User> ofProvider(String provider, String externalId) {
                return Optional.of(user);
            }

            @Override
            public boolean enabledOther(String role, UUID without) {
                return otherAdmins;
            }

            @Override
            public void write() {
                // there is no database
            }
        };
        accounts.users = users;
        accounts.admins = TestUsers.admins(users);
        accounts.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        accounts.events = new SecurityEvents() {
            @Override
            public void record(SecurityEvent event) {}
        };
        accounts.transaction = new Transaction() {
            @Override
            public <T> T run(Supplier<T> work) {
                return work.get();
            }
        };
    }

    @Test
    void who_leaves_the_group_is_no_admin_any_more_with_the_next_sign_in() {
        otherAdmins = true;

        assertEquals(Set.of("user"), accounts.record(external("user")).roles());
    }

    @Test
    void the_directory_cannot_take_the_last_admin_away() {
        assertEquals(Set.of("admin", "user"), accounts.record(external("user")).roles());

        otherAdmins = true;
        assertEquals(Set.of("user"), accounts.record(external("user")).roles());
    }

    private static ExternalUser external(String... roles) {
        return new ExternalUser("ldap", "1", "ada@example.org", "Ada", List.of(roles));
    }
}
