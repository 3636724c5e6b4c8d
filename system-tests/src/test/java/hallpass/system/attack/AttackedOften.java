package hallpass.system.attack;

import hallpass.system.servers.Shared;
import java.util.Map;

/**
 * For those who change what the issuer publishes: a to-do service that asks far more often than by default, since many
 * tests wait until it has seen their key set or status list. Not shared with those who need ones that stay.
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
