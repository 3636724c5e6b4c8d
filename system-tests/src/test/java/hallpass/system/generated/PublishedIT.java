package hallpass.system.generated;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hallpass.launcher.Project;
import hallpass.system.http.Http;
import hallpass.system.servers.SeparateServers;
import hallpass.system.servers.SeparateSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** A server publishes the description that its service carries, and adds only its own addresses. */
@ExtendWith(SeparateServers.class)
class PublishedIT {

    private final Http http;

    PublishedIT(SeparateSystem system) {
        this.http = system.http();
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth", "todo"})
    void the_published_description_is_that_of_the_service(String service) throws IOException {
        Path file = Project.root().resolve(service + "-war/src/main/resources/META-INF/openapi.yaml");

        String published = Http.at(http.base("/" + service))
                .get("/openapi?format=json")
                .expect(200)
                .body()
                .replaceAll("http://localhost:\\d+/auth/token", "http://localhost:9081/auth/token");

        if (service.equals("auth")) { // /authorize begins like the context root, so Authorize writes the root out
            published = published.replaceAll("\"/auth/(?=[^\"]*\"\\s*:\\s*\\{)", "\"/");
        }
        Map<String, Object> described = new Yaml().load(Files.readString(file));
        Map<String, Object> document = new Yaml().load(published);
        document.remove("servers");
        forgetSharedAnswers(components(document), components(described));
        assertEquals(described, document);
    }

    private static Map<String, Map<String, Object>> components(Map<String, Object> document) {
        @SuppressWarnings("unchecked")
        Map<String, Map<String, Object>> components = (Map<String, Map<String, Object>>) document.get("components");
        return components;
    }

    /** Each service publishes the answers that resource-server knows, also those that it never gives. */
    private static void forgetSharedAnswers(
            Map<String, Map<String, Object>> published, Map<String, Map<String, Object>> described) {
        published.get("responses").keySet().retainAll(described.get("responses").keySet());
        if (!described.containsKey("headers")) {
            published.remove("headers");
        }
    }
}
