package hallpass.system.attack;

import static hallpass.system.http.Eventually.eventually;

import hallpass.system.http.Refusals;
import hallpass.system.servers.OwnServers;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The attacks on the one server with all services; its algorithm is ES256. */
@OwnServers
@ExtendWith(AttackedOneServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttackOnOneServerIT extends AttackTests {

    AttackOnOneServerIT(Attacked attacked) {
        super(attacked);
    }

    @Test
    void what_another_issuer_signed_is_for_the_services_and_never_for_the_auth_service() {
        String token = AttackedOneServer.OTHER
                .draft()
                .claim("iss", Draft.quoted(AttackedOneServer.OTHER.address()))
                .claim("groups", "[\"user\",\"admin\"]")
                .signed();
        eventually(
                Duration.ofSeconds(10),
                () -> attacked.http().get("/todo/lists").token(token).send().status(),
                status -> status == 200);

        Refusals.problem(401, attacked.http().get("/auth/users/me").token(token).send());
        Refusals.problem(401, attacked.http().get("/auth/users").token(token).send());
    }

    @ParameterizedTest
    @MethodSource("hallpass.system.attack.EcAttacks#all")
    void a_bad_signature_is_401(Attack attack) throws Exception {
        isRefused(attack);
    }
}
