package hallpass.system.attack;

import hallpass.system.servers.Shared;
import java.util.Map;

/**
 * For tests that change what the issuer publishes: a to-do service that fetches key set and status list far more often
 * than by default, because many tests wait for that. Tests that need a constant key set do not use it.
 */
public final class AttackedOften extends Shared<Attacked> {

    public AttackedOften() {
        super(Attacked.class);
    }

    @Override
    protected Attacked start() throws Exception {
        return Attacked.start(
                "todo",
                Map.of(
                        "HALLPASS_JWKS_REFRESH", "PT0.1S",
                        "HALLPASS_STATUS_POLL", "PT0.03S",
                        "HALLPASS_ACCEPTED_ALGORITHMS", "RS256,ES256"));
    }
}
