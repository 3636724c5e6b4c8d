package hallpass.system.attack;

import hallpass.system.servers.Shared;
import java.util.Map;

/** For attacks on the one server with all services. */
public final class AttackedOneServer extends Shared<Attacked> {

    public AttackedOneServer() {
        super(Attacked.class);
    }

    @Override
    protected Attacked start() throws Exception {
        return Attacked.start(
                "hallpass", new FakeIssuer(FakeIssuer.ec()), Map.of("HALLPASS_SIGNING_ALGORITHM", "ES256"));
    }
}
