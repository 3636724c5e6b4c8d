package hallpass.system.servers;

import hallpass.launcher.LibertyServer;
import hallpass.system.http.Http;
import hallpass.system.http.TestUser;
import java.io.IOException;
import java.util.UUID;

/**
 * An auth server with a configuration of its own, which tests change while it runs. Its operator has the Admin Center,
 * and clients may register themselves with an initial access token.
 */
public final class OperatedSystem implements AutoCloseable {

    public static final String OPERATOR = "olga";

    private final String operatorPassword = "operator " + UUID.randomUUID();
    private final LibertyServer server;
    private final TestUser admin;

    OperatedSystem() throws IOException, InterruptedException {
        String email = TestUser.unusedEmail();
        String password = TestUser.unusedPassword();
        server = LibertyServer.named("auth")
                .instance(Instances.fresh("operated"))
                .ownConfiguration()
                .env("JVM_ARGS", Instances.JVM_ARGS)
                .env("HALLPASS_ADMIN_EMAIL", email)
                .env("HALLPASS_ADMIN_PASSWORD", password)
                .env("HALLPASS_ADMIN_CENTER", "on")
                .env("HALLPASS_OPERATOR_NAME", OPERATOR)
                .env("HALLPASS_OPERATOR_PASSWORD", operatorPassword)
                .env("HALLPASS_CLIENT_REGISTRATION", "token")
                .env("HALLPASS_CLIENT_REGISTRATIONS", "100000")
                .env("HALLPASS_CLIENT_PLAIN_HTTP", "true")
                .start();
        try {
            server.awaitReady(Instances.READY_WITHIN);
        } catch (RuntimeException notReady) {
            server.close();
            throw notReady;
        }
        admin = TestUser.known(http(), email, password);
    }

    public LibertyServer server() {
        return server;
    }

    public Http http() {
        return Http.at(server.http());
    }

    public TestUser admin() {
        return admin;
    }

    public String operatorPassword() {
        return operatorPassword;
    }

    @Override
    public void close() {
        server.close();
    }
}
