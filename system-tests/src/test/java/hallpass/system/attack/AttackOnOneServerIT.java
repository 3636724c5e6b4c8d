package hallpass.system.attack;

import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The attacks on the one server with everything. */
@ExtendWith(AttackedOneServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttackOnOneServerIT extends AttackTests {

    AttackOnOneServerIT(Attacked attacked) {
        super(attacked);
    }
}
