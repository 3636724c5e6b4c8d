package hallpass.launcher;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * What a server of tests and benchmarks leaves to the later ones, because it takes long to make and is always the same:
 * its certificate, for which Liberty starts a process of its own, and the work area, with what Liberty found in
 * bundles, features and applications (a quarter of the CPU of a start).
 */
record Handover(InstanceFolder folder) {

    private static final String KEY_STORE = "key.p12";
    private static final String PASSWORD = "password";

    /** For the servers of all names. */
    void leaveKeyStore() throws IOException {
        Path left = Files.createDirectories(left().resolve("key-store"));
        Files.copy(folder.passwordFile(), left.resolve(PASSWORD), REPLACE_EXISTING);
        Files.copy(folder.keyStore(), left.resolve(KEY_STORE), REPLACE_EXISTING);
    }

    void takeKeyStore() throws IOException {
        Path left = left().resolve("key-store");
        if (Files.exists(left.resolve(KEY_STORE)) && !Files.exists(folder.passwordFile())) {
            Files.createDirectories(folder.keyStore().getParent());
            Files.copy(left.resolve(PASSWORD), folder.passwordFile());
            Files.copy(left.resolve(KEY_STORE), folder.keyStore());
        }
    }

    /** For the servers of the same name and applications. Only the first one that stops leaves its work area. */
    void leaveWorkArea() throws IOException {
        Path left = leftWorkArea();
        if (Files.exists(left) || !Files.isDirectory(folder.workArea())) {
            return;
        }
        Files.createDirectories(left.getParent());
        Path copy = left.resolveSibling(folder.path().getFileName());
        InstanceFolder.copy(folder.workArea(), copy);
        if (!copy.toFile().renameTo(left.toFile())) {
            delete(copy); // another one was faster
        }
    }

    /** The applications must have been noted already, so that Liberty does not clean what it gets here. */
    void takeWorkArea() throws IOException {
        Path left = leftWorkArea();
        if (Files.exists(left) && !Files.exists(folder.workArea())) {
            Files.createDirectories(folder.output());
            InstanceFolder.copy(left, folder.workArea());
        }
    }

    private Path leftWorkArea() throws IOException {
        String applications = folder.notedApplications().substring(0, 16);
        return left().resolve("work-areas").resolve(folder.server() + "-" + applications);
    }

    private static Path left() {
        return Project.root().resolve("target").resolve("left");
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(file);
            }
        }
    }
}
