package hallpass.system.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import hallpass.system.http.Answer;
import hallpass.system.http.Cookie;
import hallpass.system.http.Http;
import hallpass.system.http.Parallel;
import hallpass.system.http.TestUser;
import hallpass.system.servers.SeparateServers;
import hallpass.system.servers.SeparateSystem;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Guessing at two auth servers at once, and what the database keeps of the guesses. */
@ExtendWith(SeparateServers.class)
class ThrottleOnReplicasIT {

    private final SeparateSystem system;
    private final Http first;
    private final Http second;

    ThrottleOnReplicasIT(SeparateSystem system) {
        this.system = system;
        first = system.http();
        second = system.replica();
    }

    @Test
    void replicas_count_together() {
        TestUser user = TestUser.register(first);
        List<Callable<Answer>> guesses = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            guesses.add(() -> signIn(first, user, "wrong"));
            guesses.add(() -> signIn(second, user, "wrong"));
        }

        List<Answer> answers = Parallel.all(guesses);

        assertEquals(
                ThrottleIT.FREE,
                answers.stream().filter(answer -> answer.status() == 400).count(),
                answers::toString);
        ThrottleIT.assertWaits(signIn(second, user, user.password()));
    }

    @Test
    void a_device_of_one_replica_is_known_to_the_other() {
        TestUser user = TestUser.register(first);
        Cookie device = Cookie.deviceSetBy(signIn(first, user, user.password()).expect(200));
        Parallel.times(10, () -> signIn(first, user, "wrong"));

        second.post("/auth/session")
                .json("email", user.email(), "password", user.password())
                .header("Cookie", device.pair())
                .expect(200);
    }

    @Test
    void failures_are_reported_without_what_was_typed() throws SQLException {
        TestUser user = TestUser.register(first);
        String typed = "a password in the wrong field " + user.id();
        Parallel.times(6, () -> signIn(first, user, "wrong"));
        first.post("/auth/token")
                .form("grant_type", "password", "username", typed, "password", "x")
                .expect(400);

        assertEquals(5, events("sign_in", "failure", user.id()));
        assertEquals(1, events("sign_in_throttled", "failure", user.id()));
        try (Connection database = system.postgres().connect("auth");
                ResultSet rows = database.createStatement()
                        .executeQuery("select e::text from security_events e union all"
                                + " select c::text from throttle_counters c")) {
            while (rows.next()) {
                assertFalse(rows.getString(1).contains(typed));
                assertFalse(rows.getString(1).contains(user.email()));
            }
        }
    }

    private int events(String type, String outcome, String subject) throws SQLException {
        try (Connection database = system.postgres().connect("auth");
                PreparedStatement query = database.prepareStatement(
                        "select count(*) from security_events where type = ? and outcome = ? and subject = ?")) {
            query.setString(1, type);
            query.setString(2, outcome);
            query.setString(3, subject);
            ResultSet count = query.executeQuery();
            count.next();
            return count.getInt(1);
        }
    }

    private static Answer signIn(Http http, TestUser user, String password) {
        return http.post("/auth/token")
                .form("grant_type", "password", "username", user.email(), "password", password)
                .send();
    }
}
