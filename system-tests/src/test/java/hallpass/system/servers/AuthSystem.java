package hallpass.system.servers;

import hallpass.launcher.LibertyServer;
import hallpass.system.http.Http;
import hallpass.system.http.TestUser;
import java.io.IOException;
import java.util.function.UnaryOperator;

/** An auth server alone, with embedded H2 and its first admin. */
public abstract class AuthSystem implements AutoCloseable {

    private final LibertyServer server;
    private final TestUser admin;

    /** @param settings what this one has beside the admin */
    AuthSystem(String instance, UnaryOperator<LibertyServer.Builder> settings)
            throws IOException, InterruptedException {
        String email = TestUser.unusedEmail();
        String password = TestUser.unusedPassword();
        server = settings.apply(LibertyServer.named("auth")
                        .instance(Instances.fresh(instance))
                        .env("JVM_ARGS", Instances.JVM_ARGS)
                        .env("HALLPASS_ADMIN_EMAIL", email)
                        .env("HALLPASS_ADMIN_PASSWORD", password))
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

    @Override
    public void close() {
        server.close();
    }
}
