package hallpass.system.attack;

import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The attacks on the one server with all services; its algorithm is ES256. */
@ExtendWith(AttackedOneServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttackOnOneServerIT extends AttackTests {

    AttackOnOneServerIT(Attacked attacked) {
        super(attacked);
    }

    @ParameterizedTest
    @MethodSource("hallpass.system.attack.EcAttacks#all")
    void a_bad_signature_is_401(Attack attack) throws Exception {
        isRefused(attack);
    }
}
