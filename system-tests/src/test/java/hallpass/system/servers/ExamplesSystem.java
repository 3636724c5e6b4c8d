package hallpass.system.servers;

import hallpass.launcher.LibertyServer;
import hallpass.system.http.Http;
import hallpass.system.http.TestUser;
import java.io.IOException;
import java.util.List;

/** The EAR and the sample services on one server with H2. */
public final class ExamplesSystem implements Hallpass, AutoCloseable {

    private final LibertyServer server;
    private final TestUser admin;

    private ExamplesSystem(LibertyServer server, TestUser admin) {
        this.server = server;
        this.admin = admin;
    }

    static ExamplesSystem start() throws IOException, InterruptedException {
        String email = TestUser.unusedEmail();
        String password = TestUser.unusedPassword();
        LibertyServer server = LibertyServer.named("examples")
                .instance(Instances.fresh("examples"))
                .ownConfiguration() // the portal is told its client when it is registered
                .env("JVM_ARGS", "-Xmx512m -XX:TieredStopAtLevel=1") // a start takes half the time
                .env("HALLPASS_ADMIN_EMAIL", email)
                .env("HALLPASS_ADMIN_PASSWORD", password)
                .start();
        try {
            server.awaitReady(Instances.READY_WITHIN.multipliedBy(2)); // five applications
        } catch (RuntimeException notReady) {
            server.close();
            throw notReady;
        }
        return new ExamplesSystem(server, TestUser.known(Http.at(server.http()), email, password));
    }

    @Override
    public Http http() {
        return Http.at(server.http());
    }

    @Override
    public String issuer() {
        return server.http() + "/auth";
    }

    @Override
    public TestUser admin() {
        return admin;
    }

    @Override
    public List<LibertyServer> servers() {
        return List.of(server);
    }

    @Override
    public void close() {
        server.close();
    }
}
