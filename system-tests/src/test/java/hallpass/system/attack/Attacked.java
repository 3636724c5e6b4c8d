package hallpass.system.attack;

import hallpass.launcher.LibertyServer;
import hallpass.system.http.Http;
import hallpass.system.servers.Instances;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** A server that trusts a fake issuer. */
final class Attacked implements AutoCloseable {

    private final FakeIssuer issuer;
    private final LibertyServer server;

    private Attacked(FakeIssuer issuer, LibertyServer server) {
        this.issuer = issuer;
        this.server = server;
    }

    /** @param name of the server: {@code todo}, or {@code hallpass} for the EAR */
    static Attacked start(String name, Map<String, String> environment) throws IOException, InterruptedException {
        return start(name, new FakeIssuer(), environment);
    }

    static Attacked start(String name, FakeIssuer issuer, Map<String, String> environment)
            throws IOException, InterruptedException {
        Map<String, String> all = new TreeMap<>(environment);
        all.putIfAbsent("HALLPASS_ISSUER", FakeIssuer.NAME);
        all.putIfAbsent("HALLPASS_AUTH_URL", issuer.address());
        all.putIfAbsent("HALLPASS_JWKS_URI", issuer.keySetAddress());
        all.put("JVM_ARGS", Instances.JVM_ARGS);
        LibertyServer server = LibertyServer.named(name)
                .instance(Instances.fresh("attacked-" + name))
                .env(all)
                .start();
        Attacked attacked = new Attacked(issuer, server);
        try {
            server.awaitReady(Instances.READY_WITHIN);
            return attacked;
        } catch (RuntimeException notReady) {
            attacked.close();
            throw notReady;
        }
    }

    FakeIssuer issuer() {
        return issuer;
    }

    Http http() {
        return Http.at(server.http());
    }

    LibertyServer server() {
        return server;
    }

    @Override
    public void close() {
        server.close();
        issuer.close();
    }
}
