package hallpass.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The {@code package-info.java} of each package: it is there, and names all packages right below. A list of them is an
 * order: a package uses only those below it.
 */
final class Signposts {

    private static final String NAME = "package-info.java";
    private static final Pattern LISTED = Pattern.compile("<li>\\{@code (\\w+)}");

    private Signposts() {}

    /** @return what is missing, one sentence each */
    static List<String> missing(Path sources) {
        List<String> missing = new ArrayList<>();
        for (Path folder : folders(sources)) {
            if (hasClasses(folder)) {
                check(sources, folder, missing);
            }
        }
        return missing;
    }

    /**
     * @return the full names of the packages in the list of the module's uppermost signpost; nothing if it has none
     */
    static List<String> order(Path sources) {
        for (Path folder : folders(sources)) { // from above
            Path signpost = folder.resolve(NAME);
            if (Files.exists(signpost)) {
                String home = sources.relativize(folder).toString().replace('/', '.');
                return LISTED.matcher(SourceFiles.read(signpost))
                        .results()
                        .map(listed -> home + "." + listed.group(1))
                        .toList();
            }
        }
        return List.of();
    }

    private static void check(Path sources, Path folder, List<String> missing) {
        Path signpost = folder.resolve(NAME);
        String home = sources.relativize(folder).toString().replace('/', '.');
        if (!Files.exists(signpost)) {
            missing.add(home + " has no " + NAME);
            return;
        }
        String text = SourceFiles.read(signpost);
        for (Path below : children(folder)) {
            if (Files.isDirectory(below) && !text.contains("{@code " + below.getFileName() + "}")) {
                missing.add(home + " does not name the package " + below.getFileName());
            }
        }
    }

    private static boolean hasClasses(Path folder) {
        return children(folder).stream().anyMatch(each -> each.toString().endsWith(".java"));
    }

    private static List<Path> folders(Path sources) {
        try (Stream<Path> all = Files.walk(sources)) {
            return all.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> children(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
