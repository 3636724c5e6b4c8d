package hallpass.system.attack;

import hallpass.system.servers.Shared;
import hallpass.test.TestIssuer;
import java.util.Map;

/**
 * For tests that change what the issuer publishes: a to-do service that fetches key set and status list far more often
 * than by default, because many tests wait for that. Tests that need a constant key set do not use it. It also trusts
 * another Hallpass, a server that writes its tokens as Keycloak does, and one that is away.
 */
public final class AttackedOften extends Shared<Attacked> {

    static final TestIssuer OLD = TestIssuer.start();
    static final TestIssuer CLOAK = TestIssuer.start();
    static final TestIssuer GONE = TestIssuer.start();

    public AttackedOften() {
        super(Attacked.class);
    }

    @Override
    protected Attacked start() throws Exception {
        GONE.close();
        return Attacked.start(
                "todo",
                Map.ofEntries(
                        Map.entry("HALLPASS_JWKS_REFRESH", "PT0.1S"),
                        Map.entry("HALLPASS_STATUS_POLL", "PT0.03S"),
                        Map.entry("HALLPASS_ACCEPTED_ALGORITHMS", "RS256,ES256"),
                        Map.entry("HALLPASS_ISSUERS", "old,cloak,gone"),
                        Map.entry("HALLPASS_ISSUER_OLD_URL", OLD.name()),
                        Map.entry("HALLPASS_ISSUER_CLOAK_URL", CLOAK.name()),
                        Map.entry("HALLPASS_ISSUER_CLOAK_AUDIENCE", "todo-api"),
                        Map.entry("HALLPASS_ISSUER_CLOAK_TYP", "JWT"),
                        Map.entry("HALLPASS_ISSUER_CLOAK_CLIENT_CLAIM", "azp"),
                        Map.entry("HALLPASS_ISSUER_CLOAK_ROLES_CLAIM", "resource_access/todo-api/roles"),
                        Map.entry("HALLPASS_ISSUER_CLOAK_STATUS_LISTS", "false"),
                        Map.entry("HALLPASS_ISSUER_GONE_URL", GONE.name())));
    }
}
