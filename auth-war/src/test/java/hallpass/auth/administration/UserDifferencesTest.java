package hallpass.auth.administration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hallpass.auth.event.EventType;
import hallpass.auth.event.SecurityEvent;
import hallpass.auth.user.UserView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UserDifferencesTest {

    private static final UserView BEFORE = new UserView(
            UUID.randomUUID(), "alice@example.com", "Alice", List.of("user"), false, Instant.EPOCH, Instant.EPOCH);

    @Test
    void without_a_change_there_is_nothing_to_report() {
        assertEquals(List.of(), UserDifferences.between(BEFORE, BEFORE));
    }

    @Test
    void members_are_named_without_their_values() {
        List<SecurityEvent> events =
                UserDifferences.between(BEFORE, after("bob@example.com", null, List.of("user"), false));

        assertEquals(1, events.size());
        assertEquals(EventType.USER_CHANGED, events.get(0).type());
        assertEquals("email, name", events.get(0).detail());
    }

    @Test
    void roles_are_named_with_what_became_of_them() {
        List<SecurityEvent> events = UserDifferences.between(
                BEFORE, after("alice@example.com", "Alice", List.of("admin", "teacher"), false));

        assertEquals(1, events.size());
        assertEquals(EventType.ROLES_CHANGED, events.get(0).type());
        assertEquals("+admin +teacher -user", events.get(0).detail());
    }

    @Test
    void disabling_and_enabling_are_events_of_their_own() {
        UserView disabled = after("alice@example.com", "Alice", List.of("user"), true);

        assertEquals(
                EventType.USER_DISABLED,
                UserDifferences.between(BEFORE, disabled).get(0).type());
        assertEquals(
                EventType.USER_ENABLED,
                UserDifferences.between(disabled, BEFORE).get(0).type());
    }

    private static UserView after(String email, @Nullable String name, List<String> roles, boolean disabled) {
        return new UserView(BEFORE.id(), email, name, roles, disabled, Instant.EPOCH, Instant.EPOCH);
    }
}
