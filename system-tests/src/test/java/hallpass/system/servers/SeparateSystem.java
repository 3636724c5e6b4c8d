package hallpass.system.servers;

import hallpass.launcher.LibertyServer;
import hallpass.launcher.Ports;
import hallpass.postgres.Postgres;
import hallpass.system.http.Http;
import hallpass.system.http.TestUser;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** auth, a replica of it, todo and web, each on its own server, with PostgreSQL. All start at the same moment. */
public final class SeparateSystem implements Hallpass, AutoCloseable {

    private final Postgres postgres;
    private final Map<String, Instance> instances = new TreeMap<>();
    private final TestUser admin;
    private final Upstreams upstreams = new Upstreams();

    /** One server that can be stopped and started again with its folder and ports. */
    private static final class Instance {
        private final String server;
        private final Path folder;
        private final int httpPort;
        private final int httpsPort;
        private final Map<String, String> environment;
        private LibertyServer running;

        Instance(String name, String server, Map<String, String> environment) {
            this.server = server;
            this.folder = Instances.fresh(name);
            this.httpPort = Ports.free();
            this.httpsPort = Ports.free();
            this.environment = environment;
        }

        void start() throws IOException {
            running = LibertyServer.named(server)
                    .instance(folder)
                    .env("JVM_ARGS", Instances.JVM_ARGS + Instances.TURKISH)
                    .httpPort(httpPort)
                    .httpsPort(httpsPort)
                    .env(environment)
                    .start();
        }
    }

    private SeparateSystem(Postgres postgres, String name, boolean whole, Map<String, String> settings, int todos) {
        this.postgres = postgres;
        String email = TestUser.unusedEmail();
        String password = TestUser.unusedPassword();
        Map<String, String> auth = new TreeMap<>(Map.of(
                "HALLPASS_DATABASE",
                "postgresql",
                "HALLPASS_AUTH_DB_URL",
                postgres.url("auth"),
                "HALLPASS_AUTH_DB_USER",
                Postgres.USER,
                "HALLPASS_AUTH_DB_PASSWORD",
                postgres.password(),
                "HALLPASS_KEY_ENCRYPTION_KEY",
                randomKey(),
                "HALLPASS_ADMIN_EMAIL",
                email,
                "HALLPASS_ADMIN_PASSWORD",
                password));
        auth.put("HALLPASS_THROTTLE_ADDRESS_FAILURES", Instances.ADDRESS_FAILURES);
        auth.put("HALLPASS_MFA_REQUIRED", Hallpass.MFA_ROLE);
        auth.putAll(Instances.APPLICATIONS_HERE);
        auth.putAll(upstreams.settings());
        Instance first = new Instance(name + "-auth", "auth", auth);
        auth.put("HALLPASS_AUTH_URL", "http://localhost:" + first.httpPort + "/auth");
        instances.put("auth", first);
        Map<String, String> todo = new TreeMap<>(Map.of(
                "HALLPASS_DATABASE", "postgresql",
                "HALLPASS_TODO_DB_URL", postgres.url("todo"),
                "HALLPASS_TODO_DB_USER", Postgres.USER,
                "HALLPASS_TODO_DB_PASSWORD", postgres.password(),
                "HALLPASS_AUTH_URL", auth.get("HALLPASS_AUTH_URL")));
        todo.putAll(settings);
        instances.put("todo", new Instance(name + "-todo", "todo", todo));
        if (todos == 2) {
            instances.put("todo-2", new Instance(name + "-todo-2", "todo", todo));
        }
        if (whole) {
            instances.put("replica", new Instance(name + "-replica", "auth", auth));
            Instance page =
                    new Instance(name + "-web", "web", Map.of("HALLPASS_AUTH_URL", auth.get("HALLPASS_AUTH_URL")));
            instances.put("web", page);
        }
        this.admin = TestUser.known(http(), email, password);
    }

    /** @param whole with the replica and the page too */
    public static SeparateSystem start(String name, boolean whole) throws IOException, InterruptedException {
        return started(new SeparateSystem(Postgres.start(), name, whole, Map.of(), 1));
    }

    /** auth and two to-do servers on one database; the settings are those of the to-do servers. */
    public static SeparateSystem startWithTwoTodos(String name, Map<String, String> settings)
            throws IOException, InterruptedException {
        return started(new SeparateSystem(Postgres.start(), name, false, settings, 2));
    }

    private static SeparateSystem started(SeparateSystem system) throws IOException, InterruptedException {
        try {
            system.postgres.createDatabase("auth");
            system.postgres.createDatabase("todo");
            for (Instance instance : system.instances.values()) {
                instance.start();
            }
            for (LibertyServer server : system.servers()) {
                server.awaitReady(Instances.READY_WITHIN);
            }
            return system;
        } catch (IOException | RuntimeException notReady) {
            system.close();
            throw notReady;
        }
    }

    /** Starts a stopped server again with its folder and ports, and does not wait until it is ready. */
    public LibertyServer start(String name) throws IOException {
        instances.get(name).start();
        return server(name);
    }

    /** @param name auth, replica, todo or web */
    public LibertyServer server(String name) {
        return instances.get(name).running;
    }

    /** The replica of auth with the same to-do service. */
    public Http replica() {
        return Http.separate(server("replica").http(), server("todo").http());
    }

    /** The second to-do server with the same auth. */
    public Http otherTodo() {
        return Http.separate(server("auth").http(), server("todo-2").http());
    }

    public Postgres postgres() {
        return postgres;
    }

    @Override
    public Http http() {
        return Http.separate(address("auth"), address("todo"));
    }

    @Override
    public String issuer() {
        return address("auth") + "/auth";
    }

    @Override
    public Upstreams upstreams() {
        return upstreams;
    }

    @Override
    public TestUser admin() {
        return admin;
    }

    @Override
    public List<LibertyServer> servers() {
        List<LibertyServer> servers = new ArrayList<>();
        instances.values().stream()
                .map(instance -> instance.running)
                .filter(java.util.Objects::nonNull)
                .forEach(servers::add);
        return servers;
    }

    @Override
    public void close() {
        servers().parallelStream().forEach(LibertyServer::close);
        postgres.close();
    }

    private java.net.URI address(String name) {
        return java.net.URI.create("http://localhost:" + instances.get(name).httpPort);
    }

    private static String randomKey() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }
}
