package hallpass.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Runs the built servers in the foreground until Ctrl-C: {@code one} for everything on one server, {@code separate}
 * for one server each.
 */
public final class Run {

    private static final Duration READY_WITHIN = Duration.ofMinutes(5);

    private Run() {}

    public static void main(String... arguments) throws IOException, InterruptedException {
        boolean separate = arguments.length > 0 && arguments[0].equals("separate");
        List<String> names = separate ? List.of("auth", "todo", "web") : List.of("hallpass");
        Path data = data();

        Optional<String> obstacle = names.stream()
                .flatMap(name -> Stream.of("HTTP", "HTTPS").flatMap(kind -> taken(name, kind, separate).stream()))
                .findFirst();
        if (obstacle.isPresent()) {
            System.err.println(System.lineSeparator() + obstacle.get());
            System.exit(1);
        }

        List<LibertyServer> servers = Collections.synchronizedList(new ArrayList<>());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> List.copyOf(servers).parallelStream()
                .forEach(LibertyServer::close)));
        System.out.println("Starting " + String.join(", ", names) + " (data in " + data + ") …");
        try {
            for (String name : names) {
                servers.add(LibertyServer.named(name)
                        .instance(data)
                        .inheritSettings()
                        .console()
                        .httpPort(port(name, "HTTP", separate))
                        .httpsPort(port(name, "HTTPS", separate))
                        .env(separate ? neighbours() : Map.of())
                        .start());
            }
            for (LibertyServer server : servers) {
                server.awaitReady(READY_WITHIN);
            }
        } catch (IllegalStateException notStarted) {
            System.err.println(System.lineSeparator() + notStarted.getMessage());
            System.exit(1);
        }
        System.out.println(banner(servers, separate, data));
        System.exit(servers.get(0).await());
    }

    /** What separate servers must know of one another. */
    private static Map<String, String> neighbours() {
        return Map.of(
                "HALLPASS_AUTH_URL", "http://localhost:" + port("auth", "HTTP", true) + "/auth",
                "HALLPASS_CORS_ORIGINS", "http://localhost:" + port("todo", "HTTP", true));
    }

    private static String banner(List<LibertyServer> servers, boolean separate, Path data) throws IOException {
        StringBuilder text = new StringBuilder(System.lineSeparator()).append("Hallpass is ready.%n".formatted());
        LibertyServer first = servers.get(0);
        LibertyServer last = servers.get(servers.size() - 1);
        text.append("  Page         %s/%s%n"
                .formatted(
                        last.http(),
                        separate ? " (with a gateway in front, which has /auth and /todo at the same address)" : ""));
        for (LibertyServer server : separate ? servers.subList(0, servers.size() - 1) : servers) {
            text.append("  API          %s/openapi/ui%n".formatted(server.http()));
        }
        text.append("  First admin  %s%n"
                .formatted(firstAdmin(first.messagesLog())
                        .orElse(
                                "made at the first start: from HALLPASS_ADMIN_EMAIL and HALLPASS_ADMIN_PASSWORD, or admin@localhost"
                                        + " with the password that the log showed then")));
        text.append("Ctrl-C stops it; the data stays in %s.".formatted(data));
        return text.toString();
    }

    /** The line of a first start; the log of a later one has none. */
    private static Optional<String> firstAdmin(Path log) throws IOException {
        String mark = "First admin: ";
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(mark))
                    .map(line -> line.substring(line.indexOf(mark) + mark.length()))
                    .findFirst();
        }
    }

    private static Optional<String> taken(String name, String kind, boolean separate) {
        int port = port(name, kind, separate);
        if (!Ports.taken(port)) {
            return Optional.empty();
        }
        return Optional.of("Port %d is taken. Stop what listens there, or choose another one: %s=%d"
                .formatted(port, variable(name, kind, separate), port + 1000));
    }

    private static int port(String name, String kind, boolean separate) {
        boolean http = kind.equals("HTTP");
        int usual =
                switch (name) {
                    case "auth" -> http ? 9081 : 9444;
                    case "todo" -> http ? 9082 : 9445;
                    case "web" -> http ? 9083 : 9446;
                    default -> http ? 9080 : 9443;
                };
        return environment(variable(name, kind, separate))
                .map(Integer::parseInt)
                .orElse(usual);
    }

    /** One server takes the plain names; of several, each has its own ({@code AUTH_HTTP_PORT}). */
    private static String variable(String name, String kind, boolean separate) {
        return (separate ? name.toUpperCase(java.util.Locale.ROOT) + "_" : "") + kind + "_PORT";
    }

    private static Path data() {
        return environment("HALLPASS_DATA")
                .map(Path::of)
                .orElseGet(() -> Project.root().resolve("data"))
                .toAbsolutePath();
    }

    private static Optional<String> environment(String variable) {
        return Optional.ofNullable(System.getenv(variable)).filter(Predicate.not(String::isBlank));
    }
}
