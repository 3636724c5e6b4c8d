package hallpass.system.container;

import hallpass.launcher.Ports;
import hallpass.launcher.Project;
import hallpass.system.http.Http;
import hallpass.system.http.TestUser;
import hallpass.test.TestIssuer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Makes the server that Arquillian will start, from the real fragments and the drivers of the built servers. It has to
 * be registered before Arquillian's extension, which reads arquillian.xml at the first test class.
 */
final class ManagedServer implements BeforeAllCallback {

    private static ManagedServer made;

    private final int httpPort = Ports.free();
    private final TestIssuer issuer = TestIssuer.start();

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        prepare();
    }

    static synchronized ManagedServer prepare() throws IOException {
        if (made == null) {
            ManagedServer server = new ManagedServer();
            server.make();
            made = server;
        }
        return made;
    }

    Http http() {
        return Http.at(URI.create("http://localhost:" + httpPort));
    }

    TestIssuer issuer() {
        return issuer;
    }

    private void make() throws IOException {
        Path root = Project.root();
        Path liberty = root.resolve("target").resolve("liberty").resolve("wlp");
        Path usr = Files.createTempDirectory(
                Files.createDirectories(Path.of("target", "arquillian").toAbsolutePath()), "usr-");
        // Arquillian finds its process among all Java processes of the machine by the server's name
        String name = "arquillian" + ProcessHandle.current().pid();
        Path server = Files.createDirectories(usr.resolve("servers").resolve(name));

        copy(root.resolve("liberty-config/src/main/liberty/fragments"), server.resolve("fragments"));
        copy(liberty.resolve("usr/servers/hallpass/jdbc"), server.resolve("jdbc"));
        Files.createDirectories(server.resolve("dropins"));
        Path own = root.resolve("system-tests/src/test/liberty");
        Files.copy(own.resolve("server.xml"), server.resolve("server.xml"));
        Path overrides = Files.createDirectories(server.resolve("configDropins").resolve("overrides"));
        Files.copy(own.resolve("arquillian.xml"), overrides.resolve("arquillian.xml"));
        Files.writeString(server.resolve("server.env"), environment(usr));

        System.setProperty("hallpass.arquillian.liberty", liberty.toString());
        System.setProperty("hallpass.arquillian.usr", usr.toString());
        System.setProperty("hallpass.arquillian.server", name);
        System.setProperty("hallpass.arquillian.http", Integer.toString(httpPort));
    }

    private String environment(Path usr) throws IOException {
        Map<String, String> variables = new TreeMap<>();
        variables.put("JAVA_HOME", System.getProperty("java.home"));
        variables.put("HTTP_PORT", Integer.toString(httpPort));
        variables.put("HTTPS_PORT", Integer.toString(Ports.free()));
        variables.put("keystore_password", TestUser.unusedPassword().replace(' ', '-'));
        variables.put("HALLPASS_DATA", usr.resolve("data").toString());
        variables.putAll(issuer.settings());
        StringBuilder text = new StringBuilder();
        variables.forEach(
                (name, value) -> text.append(name).append('=').append(value).append('\n'));
        return text.toString();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            Files.createDirectories(to);
            files.filter(Files::isRegularFile).forEach(file -> {
                try {
                    Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                } catch (IOException notCopied) {
                    throw new UncheckedIOException(notCopied);
                }
            });
        }
    }
}
