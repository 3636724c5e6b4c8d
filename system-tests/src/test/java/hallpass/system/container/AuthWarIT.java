package hallpass.system.container;

import static hallpass.system.http.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import hallpass.system.http.Http;
import hallpass.system.http.Json;
import hallpass.system.http.Refusals;
import hallpass.system.http.TestUser;
import java.time.Duration;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** auth-war alone. */
@ExtendWith(ManagedServer.class)
@ArquillianTest
class AuthWarIT {

    private static final Duration READY_WITHIN = Duration.ofSeconds(60);

    private Http http;

    @Deployment(testable = false)
    static WebArchive archive() {
        return Archives.built("auth-war", "auth");
    }

    @BeforeEach
    void ready() throws Exception {
        http = ManagedServer.prepare().http();
        eventually(READY_WITHIN, () -> http.get("/health/ready").send(), answer -> answer.status() == 200);
    }

    @Test
    void it_publishes_its_keys() {
        assertFalse(
                Json.objects(http.get("/auth/jwks").expect(200).json(), "keys").isEmpty());
    }

    @Test
    void it_takes_its_own_tokens_and_nobody_elses() throws Exception {
        TestUser user = TestUser.register(http);

        assertEquals(user.email(), user.me().getString("email"));
        Refusals.problem(
                401,
                http.get("/auth/users/me")
                        .token(ManagedServer.prepare()
                                .issuer()
                                .token()
                                .audience("auth")
                                .signed())
                        .send());
    }
}
