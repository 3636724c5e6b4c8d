package hallpass.system.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import hallpass.launcher.Project;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The files in {@code deploy/} are valid by the schemas in {@code resources/schemas}. */
class DeploySchemasIT {

    private static final Path DEPLOY = Project.root().resolve("deploy");

    /** Kinds of Kubernetes itself and of kustomize: they have hardly any content, so there is no schema for them. */
    private static final Set<String> PLAIN = Set.of("Namespace", "Kustomization");

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void resources_of_the_cluster_are_valid() throws IOException {
        Set<String> kinds = new TreeSet<>();
        Set<String> wrong = new TreeSet<>();
        try (Stream<Path> files = Files.list(DEPLOY.resolve("kubernetes"))) {
            for (Path file : files.sorted().toList()) {
                for (JsonNode resource : documents(file)) {
                    String kind = resource.path("kind").asText();
                    if (!PLAIN.contains(kind)) {
                        kinds.add(kind);
                        problems(kind, resource).forEach(problem -> wrong.add(file.getFileName() + ": " + problem));
                    }
                }
            }
        }

        assertEquals(Set.of(), wrong);
        assertEquals(Set.of("Gateway", "HTTPRoute", "OpenLibertyApplication", "PodDisruptionBudget"), kinds);
    }

    @Test
    void the_compose_file_is_valid() throws IOException {
        assertEquals(
                Set.of(),
                problems("compose", documents(DEPLOY.resolve("compose.yaml")).get(0)));
    }

    @Test
    void the_checks_above_find_what_is_wrong() throws IOException {
        String auth = Files.readString(DEPLOY.resolve("kubernetes/auth.yaml"));
        for (String[] mistake : new String[][] {
            {"applicationImage:", "aplicationImage:"},
            {"failureThreshold: 90", "failureThreshold: often"},
            {"drop: [ALL]", "drop: ALL"}
        }) {
            assertTrue(auth.contains(mistake[0]), mistake[0]);
            JsonNode broken = documents(auth.replace(mistake[0], mistake[1])).get(0);
            assertFalse(problems("OpenLibertyApplication", broken).isEmpty(), mistake[1]);
        }
    }

    private static Set<String> problems(String kind, JsonNode document) throws IOException {
        Set<String> found = new TreeSet<>();
        schema(kind).validate(document).forEach(message -> found.add(message.getMessage()));
        return found;
    }

    private static JsonSchema schema(String kind) throws IOException {
        try (InputStream in = DeploySchemasIT.class.getResourceAsStream("/schemas/" + kind + ".json")) {
            assertTrue(in != null, "no schema of " + kind);
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(in);
        }
    }

    private static List<JsonNode> documents(Path file) throws IOException {
        return documents(Files.readString(file));
    }

    private static List<JsonNode> documents(String text) {
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        List<JsonNode> documents = new ArrayList<>();
        new Yaml(new SafeConstructor(strict))
                .loadAll(text)
                .forEach(document -> documents.add(JSON.valueToTree((Map<?, ?>) document)));
        return documents;
    }
}
