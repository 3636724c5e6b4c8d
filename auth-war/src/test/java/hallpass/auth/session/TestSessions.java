package hallpass.auth.session;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Sessions for the tests of other packages. */
public final class TestSessions {

    private TestSessions() {}

    public static Session begun(UUID id, UUID user, Instant start) {
        Session session = new Session(id, user, new Device("hallpass", "test"), start, start.plus(Duration.ofDays(90)));
        session.listedAs((1 << 20) + 5);
        return session;
    }

    /** Of an application that was granted a scope. */
    public static Session granted(UUID user, String scope, Instant start) {
        Device device = new Device("portal", "test");
        Instant end = start.plus(Duration.ofHours(12));
        Granted granted =
                new Granted(user, UUID.randomUUID(), start, end, "pwd", List.of("pwd"), device, scope, null, false);
        return new Session(UUID.randomUUID(), granted, start, end);
    }
}
