package hallpass.system.generated;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hallpass.launcher.Project;
import hallpass.system.http.Http;
import hallpass.system.servers.SeparateServers;
import hallpass.system.servers.SeparateSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

/** The kept descriptions, of which the clients are made, are those that the servers publish. */
@ExtendWith(SeparateServers.class)
class PublishedIT {

    /** Writes what is published over what is kept. */
    private static final boolean RENEW = Boolean.getBoolean("hallpass.openapi.renew");

    private final Http http;

    PublishedIT(SeparateSystem system) {
        this.http = system.http();
    }

    @ParameterizedTest
    @CsvSource({"auth, 9081, 9444", "todo, 9082, 9445"})
    void the_kept_description_is_the_published_one(String service, int port, int securePort) throws IOException {
        Path kept = Project.root().resolve("docs/openapi/" + service + ".yaml");
        String published = Http.at(http.base("/" + service))
                .get("/openapi")
                .expect(200)
                .body()
                .replaceAll("http://localhost:\\d+/" + service, "http://localhost:" + port + "/" + service)
                .replaceAll("https://localhost:\\d+/" + service, "https://localhost:" + securePort + "/" + service)
                .replaceAll("http://localhost:\\d+/auth", "http://localhost:9081/auth");
        if (RENEW) {
            Files.writeString(kept, published);
        }

        Object before = new Yaml().load(Files.readString(kept));

        assertEquals(
                (Object) new Yaml().load(published),
                before,
                () -> kept + " is out of date. Renew it: mvn verify -Dskip.packages -Dskip.web -DskipTests=false"
                        + " -Dtest=NoUnit -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=PublishedIT"
                        + " -Dfailsafe.failIfNoSpecifiedTests=false -Dhallpass.openapi.renew=true");
    }
}
