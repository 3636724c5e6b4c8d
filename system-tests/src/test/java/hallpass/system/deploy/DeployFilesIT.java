package hallpass.system.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.launcher.Project;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The files in {@code deploy/} agree with the servers and with the documentation. */
class DeployFilesIT {

    private static final Path ROOT = Project.root();
    private static final Path KUBERNETES = ROOT.resolve("deploy/kubernetes");
    private static final Pattern SECRET = Pattern.compile("(?i)password|secret|encryption_key");
    private static final Set<String> SERVICES = Set.of("auth", "todo", "web", "catalog", "orders", "courses");
    private static final Set<String> NOT_OURS = Set.of("POSTGRES_USER", "POSTGRES_PASSWORD");

    @Test
    void every_variable_that_is_set_is_documented() throws IOException {
        Set<String> undocumented = new TreeSet<>();
        String documented = Files.readString(ROOT.resolve("docs/configuration.md"));
        for (String variable : variables()) {
            if (!documented.contains("`" + variable + "`") && !NOT_OURS.contains(variable)) {
                undocumented.add(variable);
            }
        }
        assertEquals(Set.of(), undocumented);
    }

    @Test
    void no_secret_stands_in_a_file() throws IOException {
        for (Map<?, ?> resource : resources("OpenLibertyApplication")) {
            for (Object each : (List<?>) at(resource, "spec", "env")) {
                Map<?, ?> variable = (Map<?, ?>) each;
                if (SECRET.matcher(variable.get("name").toString()).find()) {
                    assertTrue(at(variable, "valueFrom", "secretKeyRef", "name") != null, variable::toString);
                    assertFalse(variable.containsKey("value"), variable::toString);
                }
            }
        }
        services().forEach((name, service) -> environment(service).forEach((variable, value) -> {
            if (SECRET.matcher(variable.toString()).find()) {
                assertTrue(value.toString().matches("\\$\\{[A-Z_]+:\\?.*}"), name + " " + variable);
            }
        }));
    }

    @Test
    void every_secret_that_is_expected_is_made_by_the_documented_commands() throws IOException {
        String documented =
                Files.readString(ROOT.resolve("docs/operations.md")).replace("hallpass-database-$service", "*");
        Set<String> missing = new TreeSet<>();
        for (Map<?, ?> resource : resources("OpenLibertyApplication")) {
            String database = "hallpass-database-" + at(resource, "metadata", "name");
            for (Object each : (List<?>) at(resource, "spec", "env")) {
                if (at((Map<?, ?>) each, "valueFrom", "secretKeyRef") instanceof Map<?, ?> secret) {
                    String name = secret.get("name").toString().replace(database, "*");
                    if (!Pattern.compile("secret " + Pattern.quote(name) + " .*--from-(literal|file)="
                                    + secret.get("key") + "=")
                            .matcher(documented)
                            .find()) {
                        missing.add(secret.toString());
                    }
                }
            }
        }
        assertEquals(Set.of(), missing);
    }

    @Test
    void each_service_is_deployed_with_probes_limits_and_a_budget() throws IOException {
        Set<String> deployed = new HashSet<>();
        Set<String> budgets = new HashSet<>();
        for (Map<?, ?> budget : resources("PodDisruptionBudget")) {
            budgets.add(at(budget, "spec", "selector", "matchLabels", "app.kubernetes.io/instance")
                    .toString());
        }
        for (Map<?, ?> application : resources("OpenLibertyApplication")) {
            String name = at(application, "metadata", "name").toString();
            deployed.add(name);
            assertTrue(budgets.contains(name), name + " has no budget");
            assertEquals(
                    "hallpass/" + name,
                    at(application, "spec", "applicationImage").toString().split(":")[0]);
            assertEquals(9080, at(application, "spec", "service", "port"));
            for (String probe : List.of("startup", "liveness", "readiness")) {
                Object path = at(application, "spec", "probes", probe, "httpGet", "path");
                assertEquals(
                        Map.of("startup", "/health/started", "liveness", "/health/live", "readiness", "/health/ready")
                                .get(probe),
                        path);
                assertEquals(9080, at(application, "spec", "probes", probe, "httpGet", "port"));
            }
            assertEquals(true, at(application, "spec", "securityContext", "readOnlyRootFilesystem"));
            assertEquals(true, at(application, "spec", "securityContext", "runAsNonRoot"));
            assertTrue(at(application, "spec", "resources", "limits", "memory") != null, name);
        }
        assertEquals(SERVICES, deployed);
    }

    @Test
    void a_kustomization_lists_every_file_and_no_other() throws IOException {
        Map<?, ?> kustomization =
                documents(KUBERNETES.resolve("kustomization.yaml")).get(0);
        Set<String> listed = new TreeSet<>();
        ((List<?>) kustomization.get("resources")).forEach(file -> listed.add(file.toString()));
        Set<String> there = new TreeSet<>();
        try (Stream<Path> files = Files.list(KUBERNETES)) {
            files.map(file -> file.getFileName().toString())
                    .filter(file -> !file.equals("kustomization.yaml"))
                    .forEach(there::add);
        }
        assertEquals(there, listed);
    }

    @Test
    void the_gateways_routes_are_the_same_in_a_cluster_and_without() throws IOException {
        Map<String, String> routes = new java.util.TreeMap<>();
        for (Map<?, ?> route : resources("HTTPRoute")) {
            for (Object each : (List<?>) at(route, "spec", "rules")) {
                Map<?, ?> rule = (Map<?, ?>) each;
                List<?> backends = rule.get("backendRefs") == null ? List.of() : (List<?>) rule.get("backendRefs");
                if (rule.get("matches") == null || backends.isEmpty()) {
                    continue;
                }
                String path = at((Map<?, ?>) ((List<?>) rule.get("matches")).get(0), "path", "value")
                        .toString();
                routes.put(path, ((Map<?, ?>) backends.get(0)).get("name").toString());
                assertEquals(9080, ((Map<?, ?>) backends.get(0)).get("port"));
            }
        }
        String haproxy = Files.readString(ROOT.resolve("deploy/gateway/haproxy.cfg"));
        Matcher services = Pattern.compile("set-var\\(txn\\.service\\) str\\((\\w+)\\) if .* -m beg (/\\w+)/")
                .matcher(haproxy);
        int found = 0;
        while (services.find()) {
            assertEquals(services.group(1), routes.get(services.group(2)), routes::toString);
            found++;
        }
        assertEquals(5, found);
        assertEquals("web", routes.get("/"));
        assertEquals("todo", routes.get("/todo/events"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth", "todo", "web", "catalog", "orders", "courses"})
    void a_containerfile_copies_what_the_build_makes_and_runs_as_an_ordinary_user(String service) throws IOException {
        String file = Files.readString(ROOT.resolve("deploy/containers/" + service + "/Containerfile"));

        assertTrue(
                file.indexOf("features.sh") < file.indexOf("/config/apps/"),
                "features first: they are the cached layer");
        assertTrue(file.indexOf("/config/apps/") < file.indexOf("configure.sh"));
        assertTrue(file.contains("USER 1001"));
        assertFalse(Pattern.compile("(?im)^(env|arg) .*(password|secret)")
                .matcher(file)
                .find());
        List<PathMatcher> sent = Files.readAllLines(ROOT.resolve(".dockerignore")).stream()
                .filter(line -> line.startsWith("!"))
                .map(line -> FileSystems.getDefault().getPathMatcher("glob:" + line.substring(1)))
                .toList();
        Matcher copies = Pattern.compile("(?m)^COPY --chown=1001:0 (\\S+) ").matcher(file);
        int copied = 0;
        while (copies.find()) {
            String from = copies.group(1);
            assertTrue(Files.exists(ROOT.resolve(from)), from + " is not built");
            Path one = Path.of(from.endsWith("/") ? from + "any" : from);
            assertTrue(sent.stream().anyMatch(pattern -> pattern.matches(one)), from + " is not sent to the engine");
            copied++;
        }
        assertTrue(copied >= 3);
        assertFalse(sent.stream().anyMatch(pattern -> pattern.matches(Path.of("deploy/.env"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth", "todo", "web", "catalog", "orders", "courses"})
    void an_image_has_every_application_that_the_built_server_has(String service) throws IOException {
        String file = Files.readString(ROOT.resolve("deploy/containers/" + service + "/Containerfile"));
        try (Stream<Path> applications =
                Files.list(ROOT.resolve("target/liberty/wlp/usr/servers/" + service + "/apps"))) {
            Set<String> missing = new TreeSet<>();
            applications
                    .map(application -> application.getFileName().toString())
                    .filter(name -> name.endsWith(".war") && !file.contains("/" + name + " /config/apps/"))
                    .forEach(missing::add);

            assertEquals(Set.of(), missing);
        }
    }

    @Test
    void compose_has_two_of_auth_and_todo_behind_the_gateway_and_none_is_root() throws IOException {
        Map<?, ?> services = services();
        for (String name :
                List.of("auth-1", "auth-2", "todo-1", "todo-2", "web-1", "catalog-1", "orders-1", "courses-1")) {
            Map<?, ?> service = (Map<?, ?>) services.get(name);
            assertEquals(true, service.get("read_only"), name);
            assertEquals("1001", service.get("user"), name);
            assertFalse(service.containsKey("ports"), name + " can be reached past the gateway");
            assertTrue(
                    Files.exists(ROOT.resolve(at(service, "build", "dockerfile").toString())), name);
            assertEquals(
                    name + ":9080",
                    environment(services.get("gateway"))
                            .get(name.toUpperCase(java.util.Locale.ROOT).replace('-', '_')));
        }
    }

    private static Set<String> variables() throws IOException {
        Set<String> names = new TreeSet<>();
        for (Map<?, ?> application : resources("OpenLibertyApplication")) {
            for (Object each : (List<?>) at(application, "spec", "env")) {
                names.add(((Map<?, ?>) each).get("name").toString());
            }
        }
        services().forEach((name, service) -> {
            if (!name.equals("gateway")) {
                environment(service).keySet().forEach(variable -> names.add(variable.toString()));
            }
        });
        for (String service : SERVICES) {
            Matcher set = Pattern.compile("\\b(H[A-Z_]+)=")
                    .matcher(Files.readString(ROOT.resolve("deploy/containers/" + service + "/Containerfile")));
            while (set.find()) {
                names.add(set.group(1));
            }
        }
        return names;
    }

    private static Map<?, ?> services() throws IOException {
        return (Map<?, ?>) documents(ROOT.resolve("deploy/compose.yaml")).get(0).get("services");
    }

    private static Map<?, ?> environment(Object service) {
        Object environment = ((Map<?, ?>) service).get("environment");
        return environment == null ? Map.of() : (Map<?, ?>) environment;
    }

    private static List<Map<?, ?>> resources(String kind) throws IOException {
        List<Map<?, ?>> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(KUBERNETES)) {
            for (Path file : files.sorted().toList()) {
                documents(file).stream()
                        .filter(document -> kind.equals(document.get("kind")))
                        .forEach(found::add);
            }
        }
        assertFalse(found.isEmpty(), "no " + kind);
        return found;
    }

    private static List<Map<?, ?>> documents(Path file) throws IOException {
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        List<Map<?, ?>> documents = new ArrayList<>();
        try (var reader = Files.newBufferedReader(file)) {
            new Yaml(new SafeConstructor(strict))
                    .loadAll(reader)
                    .forEach(document -> documents.add((Map<?, ?>) document));
        }
        return documents;
    }

    private static Object at(Map<?, ?> map, String... path) {
        Object found = map;
        for (String member : path) {
            found = found instanceof Map<?, ?> inner ? inner.get(member) : null;
        }
        return found;
    }
}
