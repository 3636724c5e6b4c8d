package hallpass.auth.session;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Sessions for the tests of other packages. */
public final class TestSessions {

    private TestSessions() {}

    public static Session begun(UUID id, UUID user, Instant start) {
        Session session = new Session(id, user, new Device("hallpass", "test"), start, start.plus(Duration.ofDays(90)));
        session.listedAs((1 << 20) + 5);
        return session;
    }
}
