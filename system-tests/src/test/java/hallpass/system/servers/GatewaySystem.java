package hallpass.system.servers;

import hallpass.launcher.LibertyServer;
import hallpass.launcher.Ports;
import hallpass.postgres.Postgres;
import hallpass.system.http.Http;
import hallpass.system.http.TestUser;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Separate servers behind a gateway, with PostgreSQL: two of auth, two of todo, the page and the sample services.
 * Clients see the gateway only, and the servers find one another through it too.
 */
public final class GatewaySystem implements Hallpass, AutoCloseable {

    /** The gateway's address, as the servers see it. A test client that must not be taken for it uses 127.0.0.2. */
    private static final String GATEWAY = "127\\.0\\.0\\.1";

    /** How many wrong passwords from one address cost no wait. */
    public static final int ADDRESS_FAILURES = 20;

    private final Postgres postgres;
    private final Gateway gateway;
    private final TraceReceiver traces;
    private final Map<String, Member> members = new TreeMap<>();
    private final TestUser admin;

    /** One server that can be stopped and started again with its folder and ports. */
    private static final class Member {
        private final String server;
        private final Path folder;
        private final int httpPort = Ports.free();
        private final int httpsPort = Ports.free();
        private final Map<String, String> environment = new TreeMap<>();
        private LibertyServer running;

        Member(String name, String server) {
            this.server = server;
            this.folder = Instances.fresh("gateway-" + name);
        }

        void start() throws IOException {
            running = LibertyServer.named(server)
                    .instance(folder)
                    .env("JVM_ARGS", Instances.JVM_ARGS)
                    .env("HALLPASS_TRUSTED_PROXIES", GATEWAY)
                    .env("HALLPASS_STATUS_POLL", Instances.SELDOM_POLL)
                    .httpPort(httpPort)
                    .httpsPort(httpsPort)
                    .env(environment)
                    .start();
        }
    }

    private GatewaySystem(Postgres postgres, Gateway gateway, TraceReceiver traces) {
        this.postgres = postgres;
        this.gateway = gateway;
        this.traces = traces;
        String email = TestUser.unusedEmail();
        String password = TestUser.unusedPassword();
        String keyEncryptionKey = randomKey();
        for (String name :
                List.of("auth-1", "auth-2", "todo-1", "todo-2", "catalog-1", "orders-1", "courses-1", "web-1")) {
            String server = name.substring(0, name.indexOf('-'));
            Member member = new Member(name, server);
            members.put(name, member);
            gateway.server(name.toUpperCase(java.util.Locale.ROOT).replace('-', '_'), member.httpPort);
            if (server.equals("auth")) {
                member.environment.put("HALLPASS_AUTH_URL", gateway.address() + "/auth");
                member.environment.put("HALLPASS_THROTTLE_ADDRESS_FAILURES", Integer.toString(ADDRESS_FAILURES));
                member.environment.put("HALLPASS_AUDIENCES", "auth,todo,catalog,orders,courses");
                member.environment.put("HALLPASS_KEY_ENCRYPTION_KEY", keyEncryptionKey);
                member.environment.put("HALLPASS_ADMIN_EMAIL", email);
                member.environment.put("HALLPASS_ADMIN_PASSWORD", password);
            } else {
                member.environment.put("HALLPASS_ISSUER", gateway.address() + "/auth");
                member.environment.put("HALLPASS_AUTH_URL", gateway.internalAddress() + "/auth");
                member.environment.put("HALLPASS_SERVICE_CATALOG_URL", gateway.internalAddress() + "/catalog");
            }
            if (server.equals("orders") || server.equals("catalog")) {
                member.environment.put("HALLPASS_TELEMETRY", "on");
                member.environment.put(
                        "OTEL_EXPORTER_OTLP_ENDPOINT", traces.address().toString());
                member.environment.put("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf");
                member.environment.put("OTEL_BSP_SCHEDULE_DELAY", "200");
            }
            if (!server.equals("web")) {
                String database = "HALLPASS_" + server.toUpperCase(java.util.Locale.ROOT) + "_DB_";
                member.environment.put("HALLPASS_DATABASE", "postgresql");
                member.environment.put("HALLPASS_POOL_SIZE", "8");
                member.environment.put(database + "URL", postgres.url(server));
                member.environment.put(database + "USER", Postgres.USER);
                member.environment.put(database + "PASSWORD", postgres.password());
            }
        }
        this.admin = TestUser.known(http(), email, password);
    }

    public static GatewaySystem start() throws IOException, InterruptedException {
        return start(Map.of());
    }

    /** @param settings further settings, for all servers */
    public static GatewaySystem start(Map<String, String> settings) throws IOException, InterruptedException {
        Gateway gateway = Gateway.create();
        GatewaySystem system = new GatewaySystem(Postgres.start(), gateway, TraceReceiver.start());
        system.members.values().forEach(member -> member.environment.putAll(settings));
        try {
            for (String database : List.of("auth", "todo", "catalog", "orders", "courses")) {
                system.postgres.createDatabase(database);
            }
            gateway.start();
            for (Member member : system.members.values()) {
                member.start();
            }
            for (LibertyServer server : system.servers()) {
                server.awaitReady(Instances.READY_WITHIN.plus(Duration.ofMinutes(4)));
            }
            system.awaitRotation();
            return system;
        } catch (IOException | RuntimeException notReady) {
            system.close();
            throw notReady;
        }
    }

    public List<String> names() {
        return List.copyOf(members.keySet());
    }

    /** @param name auth-1, auth-2, todo-1, todo-2, catalog-1, orders-1, courses-1 or web-1 */
    public LibertyServer server(String name) {
        return members.get(name).running;
    }

    /** Starts a stopped server again with its folder and ports, and does not wait until it is ready. */
    public LibertyServer start(String name) throws IOException {
        members.get(name).start();
        return server(name);
    }

    public Gateway gateway() {
        return gateway;
    }

    /** Gets the spans of orders and catalog. */
    public TraceReceiver traces() {
        return traces;
    }

    public Postgres postgres() {
        return postgres;
    }

    @Override
    public Http http() {
        return Http.through(
                HttpClient.newBuilder()
                        .sslContext(gateway.trust())
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(5))
                        .build(),
                gateway.address());
    }

    @Override
    public String issuer() {
        return gateway.address() + "/auth";
    }

    @Override
    public TestUser admin() {
        return admin;
    }

    @Override
    public List<LibertyServer> servers() {
        List<LibertyServer> servers = new ArrayList<>();
        members.values().stream()
                .map(member -> member.running)
                .filter(java.util.Objects::nonNull)
                .forEach(servers::add);
        return servers;
    }

    @Override
    public void close() {
        servers().parallelStream().forEach(LibertyServer::close);
        gateway.close();
        traces.close();
        postgres.close();
    }

    /** The gateway checks each server itself, so it sees a start a moment later than we do. */
    private void awaitRotation() {
        for (String path :
                List.of("/auth/jwks", "/catalog/products", "/todo/tasks", "/orders/orders", "/courses/courses", "/")) {
            hallpass.system.http.Eventually.eventually(
                    Duration.ofSeconds(30),
                    () -> http().get(path).send().status(),
                    status -> status == 200 || status == 401);
        }
    }

    private static String randomKey() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }
}
