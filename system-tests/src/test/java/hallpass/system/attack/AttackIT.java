package hallpass.system.attack;

import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The attacks on a to-do server of its own. */
@ExtendWith(AttackedTodo.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttackIT extends AttackTests {

    AttackIT(Attacked attacked) {
        super(attacked);
    }
}
