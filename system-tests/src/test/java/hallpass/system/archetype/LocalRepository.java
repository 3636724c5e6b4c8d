package hallpass.system.archetype;

import hallpass.launcher.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Maven repository with what {@code mvn install} of this build would put into the user's, which stays as it is. It
 * borrows everything else from there: the folders of other groups are links.
 */
final class LocalRepository implements AutoCloseable {

    private static final String GROUP = "hallpass";
    private static final Pattern ARTIFACT =
            Pattern.compile("(?s)(?:<parent>.*?</parent>.*?)?<artifactId>([^<]+)</artifactId>");

    private final Path folder;

    private LocalRepository(Path folder) {
        this.folder = folder;
    }

    /** @param modules their folders; the root's POM, which is their parent, is installed with them */
    static LocalRepository of(Path folder, List<String> modules) throws IOException {
        LocalRepository repository = new LocalRepository(Files.createDirectories(folder));
        repository.borrow(Path.of(System.getProperty("hallpass.maven.repository")));
        repository.install(Project.root());
        for (String module : modules) {
            repository.install(Project.root().resolve(module));
        }
        return repository;
    }

    Path folder() {
        return folder;
    }

    private void borrow(Path lender) throws IOException {
        try (Stream<Path> groups = Files.list(lender)) {
            for (Path group : (Iterable<Path>) groups.filter(Files::isDirectory)::iterator) {
                if (!group.endsWith(GROUP)) {
                    Files.createSymbolicLink(folder.resolve(group.getFileName()), group);
                }
            }
        }
    }

    private void install(Path module) throws IOException {
        Path pom = module.resolve("pom.xml");
        String artifact = artifact(pom);
        String version = System.getProperty("hallpass.version");
        String name = artifact + "-" + version;
        Path place =
                Files.createDirectories(folder.resolve(GROUP).resolve(artifact).resolve(version));
        Files.copy(pom, place.resolve(name + ".pom"));
        for (String file : List.of(name + ".jar", name + ".zip")) {
            Path built = module.resolve("target").resolve(file);
            if (Files.exists(built)) {
                Files.copy(built, place.resolve(file));
            }
        }
    }

    private static String artifact(Path pom) throws IOException {
        Matcher artifact = ARTIFACT.matcher(Files.readString(pom));
        if (!artifact.find()) {
            throw new IllegalStateException(pom + " names no artifact");
        }
        return artifact.group(1);
    }

    /** Takes the links away: whatever clears the folder later must not follow them. */
    @Override
    public void close() throws IOException {
        try (Stream<Path> groups = Files.list(folder)) {
            for (Path link : (Iterable<Path>) groups.filter(Files::isSymbolicLink)::iterator) {
                Files.delete(link);
            }
        }
    }
}
