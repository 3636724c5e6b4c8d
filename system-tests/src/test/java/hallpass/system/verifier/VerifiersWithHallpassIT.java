package hallpass.system.verifier;

import static hallpass.system.http.Eventually.eventually;
import static hallpass.system.verifier.Verifiers.everywhere;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hallpass.system.http.Http;
import hallpass.system.http.ServiceClient;
import hallpass.system.http.TestUser;
import hallpass.system.http.Tokens;
import hallpass.system.servers.Hallpass;
import hallpass.system.servers.OneServer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Services of other frameworks, beside a real Hallpass. */
@ExtendWith(OneServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerifiersWithHallpassIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Hallpass hallpass;
    private final Http http;
    private Verifiers verifiers;

    VerifiersWithHallpassIT(Hallpass hallpass) {
        this.hallpass = hallpass;
        http = hallpass.http();
    }

    @BeforeAll
    void start() throws Exception {
        verifiers = Verifiers.start(hallpass.issuer());
        String token = hallpass.admin().token();
        eventually(PATIENCE, () -> verifiers.statuses("/admin", token), everywhere(200)::equals);
    }

    @AfterAll
    void stop() {
        if (verifiers != null) { // else it says itself why
            verifiers.close();
        }
    }

    @Test
    void a_session_counts_until_two_seconds_after_its_end() {
        TestUser user = TestUser.register(http);
        Tokens ended = user.signIn();
        Tokens live = user.signIn();
        assertEquals(everywhere(200), verifiers.statuses("/me", ended.access()));

        http.post("/auth/revoke").form("token", ended.refresh()).expect(200);

        eventually(Hallpass.REFUSED_WITHIN, () -> verifiers.statuses("/me", ended.access()), everywhere(401)::equals);
        assertEquals(everywhere(200), verifiers.statuses("/me", live.access()));
    }

    @Test
    void other_tokens_and_missing_roles_are_refused() {
        Tokens tokens = TestUser.register(http).signIn();
        String elsewhere = ServiceClient.register(http, hallpass.admin(), List.of("auth"), List.of("user"))
                .access();

        assertEquals(everywhere(401), verifiers.statuses("/me", tokens.refresh()));
        assertEquals(everywhere(401), verifiers.statuses("/me", elsewhere));
        assertEquals(everywhere(403), verifiers.statuses("/admin", tokens.access()));
    }
}
