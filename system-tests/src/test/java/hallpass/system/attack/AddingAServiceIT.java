package hallpass.system.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.launcher.LibertyServer;
import hallpass.launcher.Project;
import hallpass.system.http.Answer;
import hallpass.system.http.Http;
import hallpass.system.http.Refusals;
import hallpass.system.servers.Instances;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** {@code docs/adding-a-service.md}, followed to the letter: its blocks of code are all that there is of the service. */
class AddingAServiceIT {

    /** A block of code, and the last path in backticks above it. */
    private static final Pattern BLOCK = Pattern.compile("(?s)```(java|properties|xml)\\n(.*?)```");

    private static final Pattern FILE = Pattern.compile("`(src/main/[^`]+|pom\\.xml|server\\.xml)`");

    private final Path root = Project.root();
    private final Path folder = Instances.fresh("adding-a-service");
    private final Path liberty = root.resolve("target/liberty/wlp");

    @Test
    void five_steps_make_a_plain_war_a_protected_one() throws Exception {
        for (Written file : instructions()) {
            Path target = folder.resolve(file.path());
            Files.createDirectories(target.getParent());
            Files.writeString(target, file.text());
        }
        assertTrue(Files.readString(folder.resolve("pom.xml")).contains("<artifactId>resource-server</artifactId>"));
        Path war = war(compiled(jars()));
        try (FakeIssuer issuer = new FakeIssuer();
                LibertyServer server = server(war, issuer)) {
            server.awaitReady(Instances.READY_WITHIN);
            Http http = Http.at(server.http());
            Draft draft = issuer.draft()
                    .claim("aud", "[\"orders\"]")
                    .claim("sub", "\"01a20000-0000-7000-8000-000000000000\"");

            Answer answer = http.get("/orders/orders").token(draft.signed()).expect(200);
            assertEquals("01a20000-0000-7000-8000-000000000000", answer.text("owner"));
            Refusals.problem(401, http.get("/orders/orders").send());
            Refusals.problem(401, http.get("/orders/orders").token("junk").send());
            Refusals.problem(
                    401,
                    http.get("/orders/orders").token(issuer.draft().signed()).send());
            Refusals.problem(
                    403,
                    http.get("/orders/orders")
                            .token(draft.claim("groups", "[]").signed())
                            .send());
            Refusals.problem(
                    404, http.get("/orders/nothing").token(draft.signed()).send());
        }
    }

    private record Written(String path, String text) {}

    private List<Written> instructions() throws IOException {
        String page = Files.readString(root.resolve("docs/adding-a-service.md"));
        page = page.substring(0, page.indexOf("\n## "));
        List<Written> files = new ArrayList<>();
        Matcher block = BLOCK.matcher(page);
        int read = 0;
        while (block.find()) {
            String path = null;
            Matcher file = FILE.matcher(page.substring(read, block.start()));
            while (file.find()) {
                path = file.group(1);
            }
            assertTrue(path != null, "no file is named above " + block.group());
            files.add(new Written(path, block.group(2)));
            read = block.end();
        }
        assertEquals(7, files.size(), "two files at first, and five steps");
        return files;
    }

    /** What the dependency of step 1 brings into {@code WEB-INF/lib}, as the build has resolved it for another WAR. */
    private Path jars() throws IOException {
        Path lib = Files.createDirectories(folder.resolve("lib"));
        try (FileSystem war = FileSystems.newFileSystem(root.resolve("todo-war/target/todo-war.war"));
                Stream<Path> jars = Files.list(war.getPath("WEB-INF/lib"))) {
            for (Path jar : (Iterable<Path>) jars::iterator) {
                String name = jar.getFileName().toString();
                if (name.matches("(resource-server|nimbus-jose-jwt|uuid-creator)-.*")) {
                    Files.copy(jar, lib.resolve(name));
                }
            }
        }
        return lib;
    }

    private Path compiled(Path lib) throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-d", classes.toString(), "-cp"));
        arguments.add(
                Stream.concat(files(lib), files(liberty.resolve("dev/api")).filter(AddingAServiceIT::current))
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

    private Path war(Path classes) throws IOException {
        Path war = folder.resolve("orders.war");
        try (FileSystem zip = FileSystems.newFileSystem(war, Map.of("create", "true"))) {
            copy(classes, zip.getPath("WEB-INF/classes"));
            copy(folder.resolve("src/main/resources"), zip.getPath("WEB-INF/classes"));
            copy(folder.resolve("lib"), zip.getPath("WEB-INF/lib"));
        }
        return war;
    }

    private LibertyServer server(Path war, FakeIssuer issuer) throws IOException {
        Path server = Files.createDirectories(folder.resolve("usr/servers/orders"));
        Files.copy(folder.resolve("server.xml"), server.resolve("server.xml"));
        copy(root.resolve("liberty-config/src/main/liberty/fragments"), server.resolve("fragments"));
        Files.copy(war, Files.createDirectories(server.resolve("apps")).resolve("orders.war"));
        return LibertyServer.named("orders")
                .instance(folder.resolve("instance"))
                .env("WLP_USER_DIR", folder.resolve("usr").toString())
                .env("JVM_ARGS", Instances.JVM_ARGS)
                .env("HALLPASS_ISSUER", FakeIssuer.NAME)
                .env("HALLPASS_JWKS_URI", issuer.keySetAddress())
                .start();
    }

    private static void copy(Path from, Path to) throws IOException {
        for (Path file : (Iterable<Path>) files(from)::iterator) {
            Path target = to.resolve(from.relativize(file).toString());
            Files.createDirectories(target.getParent());
            Files.copy(file, target);
        }
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
