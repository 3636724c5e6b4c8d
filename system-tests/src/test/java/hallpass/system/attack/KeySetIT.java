package hallpass.system.attack;

import hallpass.system.servers.OwnServers;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The key set as a to-do server of its own sees it. */
@OwnServers
@ExtendWith(KeySetIT.OwnTodo.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeySetIT extends KeySetTests {

    KeySetIT(Attacked attacked) {
        super(attacked);
    }

    /** Not shared with those who need a key set that stays. */
    static final class OwnTodo extends hallpass.system.servers.Shared<Attacked> {

        OwnTodo() {
            super(Attacked.class);
        }

        @Override
        protected Attacked start() throws Exception {
            // more often than by default: many tests wait until their key set has been seen
            return Attacked.start(
                    "todo",
                    java.util.Map.of("HALLPASS_JWKS_REFRESH", "PT0.3S", "HALLPASS_ACCEPTED_ALGORITHMS", "RS256,ES256"));
        }
    }
}
