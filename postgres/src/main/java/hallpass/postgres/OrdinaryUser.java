package hallpass.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The user that PostgreSQL runs as. It refuses to run as root, so root runs it as a user without rights. */
record OrdinaryUser(String name, List<String> prefix) {

    /** The first of these that exists on the machine is taken. */
    private static final List<String> CANDIDATES = List.of("postgres", "nobody");

    static OrdinaryUser find() throws IOException, InterruptedException {
        if (!succeeds("sh", "-c", "test \"$(id -u)\" = 0")) {
            return new OrdinaryUser("", List.of()); // we are an ordinary user
        }
        for (String name : CANDIDATES) {
            // both commands replace themselves by the program, so its process is the one that we started
            for (List<String> prefix : List.of(
                    List.of("setpriv", "--reuid=" + name, "--regid=" + group(name), "--clear-groups", "--"),
                    List.of("chroot", "--userspec=" + name, "--skip-chdir", "/"))) {
                List<String> probe = new ArrayList<>(prefix);
                probe.add("true");
                if (succeeds(probe.toArray(String[]::new))) {
                    return new OrdinaryUser(name, prefix);
                }
            }
        }
        throw new IllegalStateException("PostgreSQL refuses to run as root, and no way was found to run it as one of "
                + CANDIDATES + ": run the build as an ordinary user");
    }

    void own(Path path) throws IOException {
        if (!name.isEmpty()) {
            UserPrincipal owner =
                    path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(name);
            Files.getFileAttributeView(path, PosixFileAttributeView.class).setOwner(owner);
        }
    }

    private static String group(String user) throws IOException, InterruptedException {
        Process id = new ProcessBuilder("id", "-g", user)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String group = new String(id.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        return id.waitFor() == 0 ? group.strip() : user;
    }

    private static boolean succeeds(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }
}
