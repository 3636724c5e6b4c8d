package hallpass.auth.administration;

import hallpass.auth.event.EventType;
import hallpass.auth.event.SecurityEvent;
import hallpass.auth.user.UserView;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Says for the audit table which members of a user an admin changed, and which roles. It holds no personal data. */
final class UserDifferences {

    private UserDifferences() {}

    static List<SecurityEvent> between(UserView before, UserView after) {
        List<SecurityEvent> events = new ArrayList<>();
        List<String> members = new ArrayList<>();
        if (!before.email().equals(after.email())) {
            members.add("email");
        }
        if (!Objects.equals(before.name(), after.name())) {
            members.add("name");
        }
        if (!members.isEmpty()) {
            events.add(SecurityEvent.success(EventType.USER_CHANGED).because(String.join(", ", members)));
        }
        String roles = roles(new TreeSet<>(before.roles()), new TreeSet<>(after.roles()));
        if (!roles.isEmpty()) {
            events.add(SecurityEvent.success(EventType.ROLES_CHANGED).because(roles));
        }
        if (before.disabled() != after.disabled()) {
            events.add(SecurityEvent.success(after.disabled() ? EventType.USER_DISABLED : EventType.USER_ENABLED));
        }
        return events;
    }

    private static String roles(Set<String> before, Set<String> after) {
        List<String> changes = new ArrayList<>();
        after.stream().filter(role -> !before.contains(role)).forEach(role -> changes.add("+" + role));
        before.stream().filter(role -> !after.contains(role)).forEach(role -> changes.add("-" + role));
        return String.join(" ", changes);
    }
}
