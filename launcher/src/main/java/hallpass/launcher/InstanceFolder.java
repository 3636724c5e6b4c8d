package hallpass.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.stream.Stream;

/** The folder of one instance of a server: data, logs, work area, certificate, and perhaps its own configuration. */
record InstanceFolder(Path path, String server) {

    /** @return a path below {@code target} that no other instance has */
    static Path fresh(String server) {
        return Project.root().resolve("target").resolve("instances").resolve(server + "-" + hex(6));
    }

    /** Makes the folder, readable by its owner only, unless it is there. */
    static InstanceFolder at(Path path, String server) throws IOException {
        if (!Files.exists(path)) {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.createDirectory(
                    path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        Files.createDirectories(path.resolve("servers"));
        return new InstanceFolder(path, server);
    }

    /** @return the folder with the output of each server: {@code WLP_OUTPUT_DIR} */
    Path outputs() {
        return path.resolve("servers");
    }

    /** @return the folder that Liberty writes logs and work area to */
    Path output() {
        return outputs().resolve(server);
    }

    Path configuration() {
        return path.resolve("usr").resolve("servers").resolve(server);
    }

    /**
     * Says whether an application was built after this instance last ran. Liberty keeps the jars of an application and
     * knows them again by the times of their entries. These times are the same in every build of ours, so without
     * {@code --clean} Liberty would miss a class that is new in such a jar.
     */
    boolean olderThanTheBuild() throws IOException {
        Path workarea = output().resolve("workarea");
        Path applications =
                Project.liberty().resolve("usr/servers").resolve(server).resolve("apps");
        if (!Files.isDirectory(workarea) || !Files.isDirectory(applications)) {
            return false;
        }
        FileTime used = Files.getLastModifiedTime(workarea);
        try (Stream<Path> files = Files.list(applications)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (Files.getLastModifiedTime(file).compareTo(used) > 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Makes a password at the first start. Without one Liberty has no key store and answers every request with 401. */
    String keyStorePassword() throws IOException {
        Path file = path.resolve("servers").resolve(server + ".keystore-password");
        if (!Files.exists(file) || Files.size(file) == 0) { // empty: the first start was cut short
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, hex(24));
        }
        return Files.readString(file);
    }

    /** @return the folder for {@code WLP_USER_DIR}, with a copy of the built configuration */
    Path copyConfiguration() throws IOException {
        Path copy = configuration();
        if (!Files.exists(copy)) {
            Path built = Project.liberty().resolve("usr").resolve("servers").resolve(server);
            Files.createDirectories(copy.getParent());
            try (Stream<Path> all = Files.walk(built)) {
                for (Path file : (Iterable<Path>) all::iterator) {
                    Files.copy(file, copy.resolve(built.relativize(file).toString()));
                }
            }
        }
        return path.resolve("usr");
    }

    private static String hex(int bytes) {
        byte[] random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
