package hallpass.system.attack;

import hallpass.system.servers.OwnServers;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The attacks on a to-do server; its algorithm is RS256. */
@OwnServers
@ExtendWith(AttackedTodo.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttackIT extends AttackTests {

    AttackIT(Attacked attacked) {
        super(attacked);
    }

    @ParameterizedTest
    @MethodSource("hallpass.system.attack.RsaAttacks#all")
    void a_bad_signature_is_401(Attack attack) throws Exception {
        isRefused(attack);
    }
}
