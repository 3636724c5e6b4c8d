package hallpass.system.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.launcher.Project;
import hallpass.system.servers.OwnServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Server Config tool shows the settings as the documentation describes them. */
@OwnServers
class SettingsIT {

    private static final Pattern VARIABLE = Pattern.compile("<variable name=\"([^\"]+)\"([^>]*)/>");
    private static final Pattern DEFAULT = Pattern.compile("\\svalue=\"\\$\\{(\\w+):([^\"}]*)}\"");
    private static final Pattern DESCRIPTION = Pattern.compile("\\sdescription=\"[^\"]{5,}\"");

    @ParameterizedTest
    @ValueSource(strings = {"auth", "todo"})
    void settings_have_a_description_and_their_documented_default(String service) throws IOException {
        Path root = Project.root();
        String settings =
                Files.readString(root.resolve("liberty-config/src/main/liberty/settings/" + service + ".xml"));
        List<String> rows = Files.readAllLines(root.resolve("docs/configuration.md"));
        List<String> wrong = new ArrayList<>();
        int found = 0;

        Matcher variables = VARIABLE.matcher(settings);
        while (variables.find()) {
            found++;
            String name = variables.group(1).toUpperCase(Locale.ROOT).replace('.', '_');
            Matcher value = DEFAULT.matcher(variables.group(2));
            assertTrue(value.find() && DESCRIPTION.matcher(variables.group(2)).find(), name);
            assertEquals(name, value.group(1).toUpperCase(Locale.ROOT), "what the environment says");
            String documented = rows.stream()
                    .filter(row -> row.startsWith("| `" + name + "`"))
                    .map(row -> row.split("\\|")[3].strip())
                    .findFirst()
                    .orElse("nothing");
            if (!documented.replace("`", "").equals(value.group(2))) {
                wrong.add(name + " is " + value.group(2) + ", documented is " + documented);
            }
        }

        assertEquals(List.of(), wrong);
        assertTrue(found >= 8, settings);
    }
}
