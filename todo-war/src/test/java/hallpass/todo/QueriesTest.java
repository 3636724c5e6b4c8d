package hallpass.todo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A query that names an entity of another package depends on that package, and neither the compiler nor ArchUnit sees
 * it. Therefore this test reads the sources.
 */
class QueriesTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern ENTITY = Pattern.compile("(?s)@Entity\\b.*?\\bclass (\\w+)");
    private static final Pattern JOINED_LITERALS = Pattern.compile("\"\\s*\\+\\s*\"");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
    private static final Pattern NAME = Pattern.compile("\\b(?:from|join|update|into) ([A-Z]\\w+)");

    @Test
    void a_query_names_only_entities_of_its_own_package() throws IOException {
        Map<Path, String> sources = sources();
        Map<String, Path> packageOfEntity = sources.entrySet().stream()
                .flatMap(source -> ENTITY.matcher(source.getValue())
                        .results()
                        .map(entity ->
                                Map.entry(entity.group(1), source.getKey().getParent())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        assertFalse(packageOfEntity.isEmpty());

        List<String> strangers = sources.entrySet().stream()
                .flatMap(source -> entitiesIn(source.getValue())
                        .filter(entity -> !source.getKey().getParent().equals(packageOfEntity.get(entity)))
                        .map(entity -> source.getKey().getFileName() + " names " + entity))
                .toList();

        assertEquals(List.of(), strangers);
    }

    private static Stream<String> entitiesIn(String source) {
        String joined = JOINED_LITERALS.matcher(source).replaceAll("");
        return LITERAL.matcher(joined)
                .results()
                .map(MatchResult::group)
                .filter(text -> text.matches("(?s)\" ?(select|delete|update|exists|from|and|join) .*"))
                .flatMap(query -> NAME.matcher(query).results().map(name -> name.group(1)));
    }

    private static Map<Path, String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .collect(Collectors.toMap(file -> file, QueriesTest::text));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
