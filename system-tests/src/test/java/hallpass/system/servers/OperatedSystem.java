package hallpass.system.servers;

import java.io.IOException;
import java.util.UUID;

/**
 * An auth server with a configuration of its own, which tests change while it runs. Its operator has the Admin Center,
 * and clients may register themselves with an initial access token.
 */
public final class OperatedSystem extends AuthSystem {

    public static final String OPERATOR = "olga";

    private final String operatorPassword;

    OperatedSystem() throws IOException, InterruptedException {
        this("operator " + UUID.randomUUID());
    }

    private OperatedSystem(String operatorPassword) throws IOException, InterruptedException {
        super("operated", server -> server.ownConfiguration()
                .env("HALLPASS_ADMIN_CENTER", "on")
                .env("HALLPASS_OPERATOR_NAME", OPERATOR)
                .env("HALLPASS_OPERATOR_PASSWORD", operatorPassword)
                .env("HALLPASS_CLIENT_REGISTRATION", "token")
                .env("HALLPASS_CLIENT_REGISTRATIONS", "100000")
                .env("HALLPASS_CLIENT_PLAIN_HTTP", "true"));
        this.operatorPassword = operatorPassword;
    }

    public String operatorPassword() {
        return operatorPassword;
    }
}
