package hallpass.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
     * Says whether the applications are others than those of the last start, and notes them for the next one. Liberty
     * keeps the jars of an application and knows them again by the times of their entries. These times are the same in
     * every build of ours, so without {@code --clean} Liberty would miss a class that is new in such a jar.
     */
    boolean hasNewApplications() throws IOException {
        Path noted = applicationsFile();
        String now = applications();
        boolean same = Files.exists(noted) && notedApplications().equals(now);
        Files.writeString(noted, now);
        return !same && Files.isDirectory(workArea());
    }

    Path workArea() {
        return output().resolve("workarea");
    }

    /** @return the hash of the applications of the last start */
    String notedApplications() throws IOException {
        return Files.readString(applicationsFile());
    }

    private Path applicationsFile() {
        return outputs().resolve(server + ".applications");
    }

    /** @return a hash of the applications: a build that changes nothing makes the same bytes again */
    private String applications() throws IOException {
        Path folder = Project.liberty().resolve("usr/servers").resolve(server).resolve("apps");
        MessageDigest hash = sha256();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file :
                        (Iterable<Path>) files.filter(Files::isRegularFile).sorted()::iterator) {
                    hash.update(file.getFileName().toString().getBytes(UTF_8));
                    hash.update(Files.readAllBytes(file));
                }
            }
        }
        return HexFormat.of().formatHex(hash.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }

    /** Makes a password at the first start. Without one Liberty has no key store and answers every request with 401. */
    String keyStorePassword() throws IOException {
        Path file = passwordFile();
        if (!Files.exists(file) || Files.size(file) == 0) { // empty: the first start was cut short
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, hex(24));
        }
        return Files.readString(file);
    }

    Path passwordFile() {
        return outputs().resolve(server + ".keystore-password");
    }

    Path keyStore() {
        return output().resolve("resources/security").resolve("key.p12");
    }

    /** @return the folder for {@code WLP_USER_DIR}, with a copy of the built configuration */
    Path copyConfiguration() throws IOException {
        Path copy = configuration();
        if (!Files.exists(copy)) {
            Path built = Project.liberty().resolve("usr").resolve("servers").resolve(server);
            Files.createDirectories(copy.getParent());
            copy(built, copy);
        }
        return path.resolve("usr");
    }

    /** Copies a folder with all that is in it. */
    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : (Iterable<Path>) all::iterator) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    private static String hex(int bytes) {
        byte[] random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
