package hallpass.launcher;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says which servers run together, on which ports, and what they must know about one another. */
enum Topology {
    ONE("hallpass"),
    SEPARATE("auth", "todo", "web"),
    EXAMPLES("examples"),
    EXAMPLES_SEPARATE("auth", "todo", "catalog", "orders", "courses", "portal", "web");

    private static final Map<String, Integer> HTTP = Map.of(
            "hallpass",
            9080,
            "examples",
            9080,
            "auth",
            9081,
            "todo",
            9082,
            "web",
            9083,
            "orders",
            9085,
            "catalog",
            9086,
            "courses",
            9087,
            "portal",
            9088);

    /** The distance from a server's HTTP port to its HTTPS port: 9080 and 9443, 9081 and 9444, … */
    private static final int HTTPS_OFFSET = 363;

    private final List<String> servers;

    Topology(String... servers) {
        this.servers = List.of(servers);
    }

    /** @param name one, separate, examples or examples-separate, which are the run profiles of {@code pom.xml} */
    static Topology named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    List<String> servers() {
        return servers;
    }

    boolean separate() {
        return servers.size() > 1;
    }

    /** Says whether this server has pages for people only; the others serve an API. */
    boolean hasPagesOnly(String server) {
        return separate() && (server.equals("web") || server.equals("portal"));
    }

    int port(String server, String kind) {
        int usual = HTTP.getOrDefault(server, 9080) + (kind.equals("HTTPS") ? HTTPS_OFFSET : 0);
        return setting(variable(server, kind))
                .map(port -> parsed(variable(server, kind), port))
                .orElse(usual);
    }

    private static int parsed(String variable, String port) {
        if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) < 1 || Integer.parseInt(port) > 65_535) {
            throw new IllegalStateException(variable + " is \"" + port + "\", but should be a port from 1 to 65535.");
        }
        return Integer.parseInt(port);
    }

    /** @return the setting of a port: {@code HTTP_PORT} for one server, {@code AUTH_HTTP_PORT} … for several */
    String variable(String server, String kind) {
        return (separate() ? server.toUpperCase(Locale.ROOT) + "_" : "") + kind + "_PORT";
    }

    /** @return the settings by which separate servers know one another */
    Map<String, String> neighbours() {
        Map<String, String> known = new TreeMap<>();
        if (separate()) {
            known.put("HALLPASS_AUTH_URL", address("auth") + "/auth");
            known.put(
                    "HALLPASS_CORS_ORIGINS", // their /openapi/ui asks the auth server for tokens
                    apis().filter(server -> !server.equals("auth"))
                            .map(this::address)
                            .collect(Collectors.joining(",")));
        }
        if (this == EXAMPLES_SEPARATE) {
            known.put("HALLPASS_SERVICE_CATALOG_URL", address("catalog") + "/catalog");
            known.put("HALLPASS_SERVICE_ORDERS_URL", address("orders") + "/orders");
            if (setting("HALLPASS_AUDIENCES").isEmpty()) {
                known.put("HALLPASS_AUDIENCES", apis().collect(Collectors.joining(",")));
            }
        }
        return known;
    }

    private String address(String server) {
        return "http://localhost:" + port(server, "HTTP");
    }

    private Stream<String> apis() {
        return servers.stream().filter(server -> !hasPagesOnly(server));
    }

    private static Optional<String> setting(String variable) {
        return Optional.ofNullable(System.getenv(variable)).filter(value -> !value.isBlank());
    }
}
