package hallpass.system.attack;

import hallpass.system.servers.Shared;
import java.util.Map;

/** For attacks on the one server with all services. Those that are no issuers trust another one, too. */
public final class AttackedOneServer extends Shared<Attacked> {

    static final FakeIssuer OTHER = new FakeIssuer(FakeIssuer.ec());

    public AttackedOneServer() {
        super(Attacked.class);
    }

    @Override
    protected Attacked start() throws Exception {
        return Attacked.start(
                "hallpass",
                new FakeIssuer(FakeIssuer.ec()),
                Map.of(
                        "HALLPASS_SIGNING_ALGORITHM",
                        "ES256",
                        "HALLPASS_ISSUERS",
                        "other",
                        "HALLPASS_ISSUER_OTHER_URL",
                        OTHER.address(),
                        "HALLPASS_ISSUER_OTHER_JWKS_URI",
                        OTHER.keySetAddress()));
    }
}
