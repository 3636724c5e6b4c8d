package hallpass.rules;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A service that carries its API's description ({@code META-INF/openapi.yaml}) is not scanned for annotations, so the
 * file has to say what the code does. A service without the file is described by its annotations.
 */
public final class ApiRules {

    private static final Path RESOURCES = Path.of("src/main/resources/META-INF");

    /** Maven runs the tests of a module in its folder. */
    @ArchTest
    static void the_description_says_what_the_code_does(JavaClasses classes) {
        Path description = RESOURCES.resolve("openapi.yaml");
        List<String> differences = new ArrayList<>();
        if (Files.exists(description)) {
            differences.addAll(
                    new DescribedApi(SourceFiles.read(description)).differences(ResourceMethod.allOf(classes)));
        }
        Path settings = RESOURCES.resolve("microprofile-config.properties");
        boolean scanned =
                !Files.exists(settings) || !SourceFiles.read(settings).contains("mp.openapi.scan.disable=true");
        if (scanned == Files.exists(description)) {
            differences.add("mp.openapi.scan.disable=true goes with an openapi.yaml, and only with one");
        }
        if (!differences.isEmpty()) {
            throw new AssertionError(String.join("\n", differences));
        }
    }

    private ApiRules() {}
}
