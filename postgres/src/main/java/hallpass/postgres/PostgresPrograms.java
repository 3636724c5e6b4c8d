package hallpass.postgres;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Finds the folder with the programs {@code initdb} and {@code postgres}. */
final class PostgresPrograms {

    private PostgresPrograms() {}

    /**
     * @param scratch the folder to unpack programs to, if the machine has none or {@code -Dhallpass.postgres=embedded}
     *     is set
     */
    static Path find(Path scratch) throws IOException, InterruptedException {
        if (!"embedded".equals(System.getProperty("hallpass.postgres"))) {
            Optional<Path> machine = ofTheMachine();
            if (machine.isPresent()) {
                return machine.get();
            }
        }
        return unpacked(scratch.resolve("programs"));
    }

    private static Optional<Path> ofTheMachine() throws IOException, InterruptedException {
        List<Path> candidates = new ArrayList<>();
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            candidates.add(Path.of(folder));
        }
        configured().ifPresent(candidates::add);
        Path packages = Path.of("/usr/lib/postgresql");
        if (Files.isDirectory(packages)) {
            try (Stream<Path> versions = Files.list(packages)) {
                versions.sorted(Comparator.comparing((Path version) -> number(version.getFileName()))
                                .reversed())
                        .forEach(version -> candidates.add(version.resolve("bin")));
            }
        }
        return candidates.stream()
                .filter(folder ->
                        Files.isExecutable(folder.resolve("postgres")) && Files.isExecutable(folder.resolve("initdb")))
                .findFirst();
    }

    private static Optional<Path> configured() throws IOException, InterruptedException {
        try {
            Process config = new ProcessBuilder("pg_config", "--bindir")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String folder = new String(config.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return config.waitFor() == 0 && !folder.isEmpty() ? Optional.of(Path.of(folder)) : Optional.empty();
        } catch (IOException noSuchProgram) {
            return Optional.empty();
        }
    }

    private static double number(Path version) {
        try {
            return Double.parseDouble(version.toString());
        } catch (NumberFormatException other) {
            return 0;
        }
    }

    private static Path unpacked(Path target) throws IOException {
        String system = System.getProperty("os.name").startsWith("Mac") ? "Darwin" : "Linux";
        String architecture = System.getProperty("os.arch").equals("amd64") ? "x86_64" : System.getProperty("os.arch");
        try (InputStream archive = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, architecture);
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(archive))) {
            openToAll(Files.createDirectories(target));
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("not inside the archive: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    openToAll(Files.createDirectories(path));
                } else if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(path.getParent());
                    Files.copy(tar, path);
                    openToAll(path);
                }
            }
        }
        return target.resolve("bin");
    }

    private static void openToAll(Path path) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
