package hallpass.system.attack;

import hallpass.system.servers.OwnServers;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The key set as a to-do server of its own sees it. */
@OwnServers
@ExtendWith(AttackedOften.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeySetIT extends KeySetTests {

    KeySetIT(Attacked attacked) {
        super(attacked);
    }
}
