package hallpass.system.archetype;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.launcher.Project;
import hallpass.system.servers.Instances;
import hallpass.system.servers.OwnServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The commands of docs/adding-a-service.md that make a service, with the archetype of this build. */
@OwnServers
@Timeout(value = 20, unit = TimeUnit.MINUTES) // perhaps all has to be downloaded first
class ServiceArchetypeIT {

    private static final Pattern COMMANDS =
            Pattern.compile("(?s)## A new one, in one command\n.*?```sh\n(.*?)```.*?```sh\n(.*?)```");

    private static final Path FOLDER = Instances.fresh("service-archetype");

    private static String install;
    private static String generate;
    private static LocalRepository repository;
    private static Maven maven;

    @BeforeAll
    static void asInstalled() throws IOException {
        Matcher commands = COMMANDS.matcher(Files.readString(Project.root().resolve("docs/adding-a-service.md")));
        assertTrue(commands.find());
        install = commands.group(1);
        generate = commands.group(2);
        List<String> words = List.of(install.split("\\s+"));
        repository = LocalRepository.of(
                FOLDER.resolve("repository"),
                List.of(words.get(words.indexOf("-pl") + 1).split(",")));
        maven = new Maven(repository);
        Files.createDirectories(FOLDER.resolve(".mvn")); // so that Maven does not find this checkout's
    }

    @AfterAll
    static void withoutLinks() throws IOException {
        repository.close();
    }

    @Test
    void a_service_with_a_database_is_tested_on_a_real_server_as_it_was_made() throws Exception {
        Path project = made("field-notes", "-Ddatabase=true");

        maven.run(project, List.of("verify"));

        String summary = Files.readString(project.resolve("target/failsafe-reports/failsafe-summary.xml"));
        assertFalse(summary.contains("<completed>0<"), summary);
        assertTrue(summary.contains("<skipped>0<"), summary);
        delete(project.resolve("target/liberty")); // it is large
    }

    @Test
    void a_service_without_a_database_has_nothing_of_one() throws Exception {
        Path project = made("notes");

        maven.run(project, List.of("test"));

        assertFalse(Files.exists(project.resolve("database")));
        assertFalse(Files.exists(project.resolve("src/main/resources/META-INF/persistence.xml")));
        assertFalse(Files.readString(project.resolve("README.md")).contains("PostgreSQL"));
        for (String file : List.of("pom.xml", "src/main/liberty/config/server.xml")) {
            assertFalse(Files.readString(project.resolve(file)).contains("jdbc"), file);
        }
    }

    @Test
    void the_readme_has_the_same_commands() throws IOException {
        String readme = Files.readString(Project.root().resolve("README.md"));

        assertTrue(readme.contains(install.strip()));
        assertTrue(readme.contains(generate.strip()));
    }

    /** @return the folder of the project that the documented command makes */
    private static Path made(String name, String... further) throws Exception {
        List<String> arguments = new ArrayList<>();
        String mvn = "mvn -ntp archetype:generate";
        String command = generate.substring(generate.indexOf(mvn) + mvn.length(), generate.indexOf("\ncd "));
        // The version of this build: offline Maven would not find out about the latest one.
        arguments.add("org.apache.maven.plugins:maven-archetype-plugin:" + System.getProperty("hallpass.archetype")
                + ":generate");
        arguments.addAll(List.of(command.replace("\\\n", " ")
                .replace("=notes", "=" + name)
                .strip()
                .split("\\s+")));
        arguments.addAll(List.of(further));
        maven.run(FOLDER, arguments);
        return FOLDER.resolve(name);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
