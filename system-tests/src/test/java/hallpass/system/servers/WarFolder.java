package hallpass.system.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hallpass.launcher.Project;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * Makes a small WAR without Maven, from {@code src/main/java}, {@code src/main/resources} and {@code lib} in a folder.
 * The code is compiled against the APIs that Liberty has.
 */
public record WarFolder(Path folder) {

    public Path lib() throws IOException {
        return Files.createDirectories(folder.resolve("lib"));
    }

    public void write(String path, String text) throws IOException {
        Path target = folder.resolve(path);
        Files.createDirectories(target.getParent());
        Files.writeString(target, text);
    }

    public Path war(String name) throws IOException {
        Path classes = compiled();
        Path war = folder.resolve(name);
        try (FileSystem zip = FileSystems.newFileSystem(war, Map.of("create", "true"))) {
            copy(classes, zip.getPath("WEB-INF/classes"));
            copy(folder.resolve("src/main/resources"), zip.getPath("WEB-INF/classes"));
            copy(lib(), zip.getPath("WEB-INF/lib"));
        }
        return war;
    }

    private Path compiled() throws IOException {
        Path api = Project.root().resolve("target/liberty/wlp/dev/api");
        Path classes = Files.createDirectories(folder.resolve("classes"));
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-d", classes.toString(), "-cp"));
        arguments.add(Stream.concat(files(lib()), files(api).filter(WarFolder::current))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator)));
        files(folder.resolve("src/main/java"))
                .map(Path::toString)
                .filter(name -> name.endsWith(".java"))
                .forEach(arguments::add);
        assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)));
        return classes;
    }

    /** Liberty has the APIs of every version since Java EE 6. */
    private static boolean current(Path api) {
        String name = api.getFileName().toString();
        return name.startsWith("io.openliberty.jakarta.") || name.contains("microprofile.jwt.2.1");
    }

    /** Copies a folder if it exists. */
    public static void copy(Path from, Path to) throws IOException {
        for (Path file : (Iterable<Path>) files(from)::iterator) {
            Path target = to.resolve(from.relativize(file).toString());
            Files.createDirectories(target.getParent());
            Files.copy(file, target);
        }
    }

    private static Stream<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
