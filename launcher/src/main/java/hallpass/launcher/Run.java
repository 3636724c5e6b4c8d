package hallpass.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Runs the built servers in the foreground until Ctrl-C. The argument {@code one} runs everything on one server,
 * {@code separate} a server for each service, {@code examples} and {@code examples-separate} the same with the samples.
 */
public final class Run {

    private static final Duration READY_WITHIN = Duration.ofMinutes(5);

    private Run() {}

    public static void main(String... arguments) throws IOException, InterruptedException {
        Topology topology = Topology.named(arguments.length > 0 ? arguments[0] : "one");
        List<String> names = topology.servers();
        Path data = data();

        Optional<String> obstacle;
        try {
            obstacle = names.stream()
                    .flatMap(name -> Stream.of("HTTP", "HTTPS").flatMap(kind -> taken(topology, name, kind).stream()))
                    .findFirst();
        } catch (IllegalStateException wrongSetting) {
            obstacle = Optional.ofNullable(wrongSetting.getMessage());
        }
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
                        .httpPort(topology.port(name, "HTTP"))
                        .httpsPort(topology.port(name, "HTTPS"))
                        .env(topology.neighbours())
                        .start());
            }
            for (LibertyServer server : servers) {
                server.awaitReady(READY_WITHIN);
            }
        } catch (IllegalStateException notStarted) {
            System.err.println(System.lineSeparator() + notStarted.getMessage());
            System.exit(1);
        }
        System.out.println(banner(servers, topology.separate(), data));
        System.exit(servers.get(0).await());
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
                        .orElse("made at the first start: from HALLPASS_ADMIN_EMAIL and HALLPASS_ADMIN_PASSWORD, or"
                                + " admin@localhost with the password that the log showed then")));
        text.append("Ctrl-C stops it; the data stays in %s.".formatted(data));
        return text.toString();
    }

    /** @return what the log says about the first admin; only the log of a first start has that line */
    private static Optional<String> firstAdmin(Path log) throws IOException {
        String mark = "First admin: ";
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(mark))
                    .map(line -> line.substring(line.indexOf(mark) + mark.length()))
                    .findFirst();
        }
    }

    private static Optional<String> taken(Topology topology, String name, String kind) {
        int port = topology.port(name, kind);
        if (!Ports.taken(port)) {
            return Optional.empty();
        }
        int other = port + 100; // not 10080 for 9080: browsers refuse that port
        while (Ports.taken(other)) {
            other += 100;
        }
        return Optional.of("Port " + port + " is taken. Stop what listens there, or choose another one: "
                + topology.variable(name, kind) + "=" + other);
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
