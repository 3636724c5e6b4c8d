package hallpass.system.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.launcher.Project;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The commands of the README's section "The flow", run in one shell as they stand there. {@code # => 401} at the end of
 * a command, or on the line after it, means that the last line it prints is {@code 401}.
 */
public final class ReadmeFlow {

    private static final Pattern SECTION = Pattern.compile("(?ms)^## The flow\\s*$(.*?)(?=^## |\\z)");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\\s*$\\n(.*?)^```\\s*$");
    private static final Pattern EXPECTATION = Pattern.compile("#\\s*=>\\s*(.+?)\\s*$");

    /** Written by our shell after each expectation, to find out what was printed before it. */
    private static final String MARK = "<<<expected>>>";

    private ReadmeFlow() {}

    /** @param certificate in PEM, which curl has to trust; null if the address has no TLS */
    public static void run(String address, Path folder, Path certificate) throws Exception {
        List<String> expected = new ArrayList<>();
        Path script = Files.writeString(folder.resolve("flow.sh"), script(commands(), expected));
        Path output = folder.resolve("output");

        ProcessBuilder shell = new ProcessBuilder("bash", script.toString());
        shell.directory(folder.toFile());
        shell.environment().put("HALLPASS", address);
        if (certificate != null) {
            shell.environment().put("CURL_CA_BUNDLE", certificate.toString());
        }
        shell.redirectErrorStream(true).redirectOutput(output.toFile());
        Process process = shell.start();
        assertTrue(process.waitFor(2, TimeUnit.MINUTES), "the commands do not end");
        String printed = Files.readString(output, StandardCharsets.UTF_8);

        assertEquals(0, process.exitValue(), printed);
        String[] parts = printed.split(Pattern.quote(MARK) + "\\R?", -1);
        assertEquals(expected.size(), parts.length - 1, printed);
        for (int i = 0; i < expected.size(); i++) {
            List<String> lines =
                    parts[i].lines().filter(line -> !line.isBlank()).toList();
            assertFalse(lines.isEmpty(), "nothing printed where " + expected.get(i) + " was expected: " + printed);
            assertEquals(expected.get(i), lines.get(lines.size() - 1).strip(), printed);
        }
    }

    private static String commands() throws Exception {
        String readme = Files.readString(Project.root().resolve("README.md"));
        Matcher section = SECTION.matcher(readme);
        assertTrue(section.find(), "README.md has no section \"## The flow\"");
        StringBuilder commands = new StringBuilder();
        BLOCK.matcher(section.group(1)).results().forEach(block -> commands.append(block.group(1))
                .append('\n'));
        assertFalse(commands.toString().isBlank(), "the section has no ```sh block");
        return commands.toString();
    }

    /** The commands, each expectation followed by a command that prints the mark. */
    private static String script(String commands, List<String> expected) {
        StringBuilder script = new StringBuilder("set -e -o pipefail\n");
        commands.lines().forEach(line -> {
            script.append(line).append('\n');
            Matcher expectation = EXPECTATION.matcher(line);
            if (expectation.find()) {
                expected.add(expectation.group(1));
                script.append("echo; echo '").append(MARK).append("'\n");
            }
        });
        return script.toString();
    }
}
