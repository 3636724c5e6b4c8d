package hallpass.auth.user;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hallpass.auth.event.SecurityEvent;
import hallpass.auth.event.SecurityEvents;
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

class DirectoryArrivalsTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final User user = User.ofProvider(UUID.randomUUID(), arrival("user", "admin"), NOW);
    private final DirectoryArrivals arrivals = new DirectoryArrivals();
    private boolean otherAdmins;

    DirectoryArrivalsTest() {
        Users users = new Users() {
            @Override
            Optional<User> ofProvider(String provider, String externalId) {
                return Optional.of(user);
            }

            @Override
            boolean enabledOther(String role, UUID without) {
                return otherAdmins;
            }

            @Override
            void write() {
                // there is no database
            }
        };
        arrivals.users = users;
        arrivals.admins = new Admins() {
            @Override
            boolean isLastUntilEnd(User asked) {
                return isLast(asked);
            }
        };
        arrivals.admins.users = users;
        arrivals.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        arrivals.events = new SecurityEvents() {
            @Override
            public void record(SecurityEvent event) {}
        };
        arrivals.transaction = new Transaction() {
            @Override
            public <T> T run(Supplier<T> work) {
                return work.get();
            }
        };
    }

    @Test
    void who_leaves_the_group_is_no_admin_any_more_with_the_next_sign_in() {
        otherAdmins = true;

        assertEquals(Set.of("user"), arrivals.record(arrival("user")).roles());
    }

    @Test
    void the_directory_cannot_take_the_last_admin_away() {
        assertEquals(Set.of("admin", "user"), arrivals.record(arrival("user")).roles());

        otherAdmins = true;
        assertEquals(Set.of("user"), arrivals.record(arrival("user")).roles());
    }

    private static Arrival arrival(String... roles) {
        return new Arrival("ldap", "1", "ada@example.org", "Ada", List.of(roles));
    }
}
