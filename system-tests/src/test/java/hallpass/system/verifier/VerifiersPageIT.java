package hallpass.system.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.launcher.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/verifiers.md shows is what is tested. */
class VerifiersPageIT {

    private static final Pattern BLOCK = Pattern.compile("(?s)\n```(?:java|js|properties)\n(.*?)```\n");

    private static final List<String> FILES = List.of(
            "spring/src/main/resources/application.properties",
            "spring/src/main/java/hallpass/verifier/spring/HallpassTokens.java",
            "quarkus/src/main/resources/application.properties",
            "quarkus/src/main/java/hallpass/verifier/quarkus/HallpassTokens.java",
            "node/hallpass.mjs");

    @Test
    void each_block_is_the_end_of_its_file() throws IOException {
        String page = Files.readString(Project.root().resolve("docs/verifiers.md"));
        List<String> blocks =
                BLOCK.matcher(page).results().map(block -> block.group(1)).toList();

        assertEquals(FILES.size(), blocks.size());
        for (int i = 0; i < blocks.size(); i++) {
            String file = Files.readString(Verifiers.FOLDER.resolve(FILES.get(i)));
            assertTrue(file.endsWith(blocks.get(i)), "docs/verifiers.md shows another " + FILES.get(i));
        }
    }
}
