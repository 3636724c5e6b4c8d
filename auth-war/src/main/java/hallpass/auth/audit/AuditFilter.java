package hallpass.auth.audit;

import hallpass.auth.event.EventType;
import hallpass.database.InstantColumn;
import hallpass.resource.problem.ProblemException;
import hallpass.resource.problem.Violation;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which events; null asks for all.
 *
 * @param user who did it, or to whom it was done
 * @param client client_id of the request
 * @param since the first moment
 */
record AuditFilter(
        @Nullable UUID user,
        @Nullable EventType type,
        @Nullable String client,
        @Nullable Instant since) {

    private static final int MAX_CLIENT = 100;

    /** @throws ProblemException 400 that names every parameter at fault */
    static AuditFilter parse(
            @Nullable String user, @Nullable String type, @Nullable String client, @Nullable String since) {
        List<Violation> violations = new ArrayList<>();
        AuditFilter filter = new AuditFilter(
                user == null ? null : user(user, violations),
                type == null ? null : type(type, violations),
                client == null ? null : client(client, violations),
                since == null ? null : since(since, violations));
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        return filter;
    }

    private static @Nullable UUID user(String text, List<Violation> violations) {
        try {
            UUID id = UUID.fromString(text);
            if (id.toString().equals(text.toLowerCase(Locale.ROOT))) { // the JDK takes "1-1-1-1-1" too
                return id;
            }
        } catch (IllegalArgumentException noId) {
            // the same answer
        }
        violations.add(new Violation("user", "must be the id or the e-mail of a user"));
        return null;
    }

    private static @Nullable EventType type(String text, List<Violation> violations) {
        for (EventType type : EventType.values()) {
            if (type.text().equals(text)) {
                return type;
            }
        }
        violations.add(new Violation(
                "type",
                "must be one of "
                        + Arrays.stream(EventType.values()).map(EventType::text).collect(Collectors.joining(", "))));
        return null;
    }

    private static @Nullable String client(String text, List<Violation> violations) {
        if (text.isEmpty() || text.length() > MAX_CLIENT || text.chars().anyMatch(c -> c < ' ' || c > '~')) {
            violations.add(new Violation("client", "must be a client_id"));
            return null;
        }
        return text;
    }

    private static @Nullable Instant since(String text, List<Violation> violations) {
        try {
            return InstantColumn.parse(text);
        } catch (DateTimeException noTime) {
            violations.add(new Violation("since", "must be a time such as 2026-12-01T08:00:00Z"));
            return null;
        }
    }
}
