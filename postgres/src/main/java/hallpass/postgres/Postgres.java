package hallpass.postgres;

import hallpass.launcher.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server in a temporary folder, on a port of its own. It can be stopped and started again. It runs the
 * programs of this machine, or those of a Maven artifact if PostgreSQL is not installed.
 */
public final class Postgres implements AutoCloseable {

    public static final String USER = "hallpass";

    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(60);
    private static final long POLL_MILLIS = 100;

    private final Path programs;
    private final Path folder;
    private final OrdinaryUser user;
    private final int port = Ports.free();
    /** Servers tend to decode or expand such letters. */
    private final String password = "{xor}" + UUID.randomUUID() + "${nothing}\\$ #%";

    private final List<String> settings;
    private @Nullable Process process;

    private Postgres(Path programs, Path folder, OrdinaryUser user, List<String> settings) {
        this.programs = programs;
        this.folder = folder;
        this.user = user;
        this.settings = settings;
    }

    /** @param settings further settings of PostgreSQL, for example {@code shared_buffers=256MB} */
    public static Postgres start(String... settings) throws IOException, InterruptedException {
        OrdinaryUser user = OrdinaryUser.find();
        // not in the checkout, since the ordinary user may not be allowed to enter that; short, since a socket's path
        // is
        Path folder = Files.createTempDirectory("pg-");
        Postgres postgres = new Postgres(PostgresPrograms.find(folder), folder, user, List.of(settings));
        try {
            postgres.initialize();
            postgres.startAgain();
            return postgres;
        } catch (IOException | RuntimeException notStarted) {
            postgres.close();
            throw notStarted;
        }
    }

    /** Starts the server with the data that it had, and waits until it answers. */
    public void startAgain() throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("-D", data().toString(), "-p", Integer.toString(port)));
        List<String> ours = List.of(
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=" + folder,
                "max_connections=120",
                "fsync=off"); // the machine will not fail during a test
        Stream.concat(ours.stream(), settings.stream()).forEach(setting -> arguments.addAll(List.of("-c", setting)));
        Process started = run("server.log", "postgres", arguments);
        process = started;
        Instant deadline = Instant.now().plus(ANSWERS_WITHIN);
        while (!answers()) {
            if (!started.isAlive() || Instant.now().isAfter(deadline)) {
                throw new IllegalStateException(
                        "PostgreSQL does not answer: " + (Files.exists(log()) ? Files.readString(log()) : "no log"));
            }
            started.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** @return the main process; all other processes of the server are its children */
    public long pid() {
        return running().pid();
    }

    /** Ends all connections and the server ("fast shutdown"). */
    public void stop() throws IOException, InterruptedException {
        if (process == null || !process.isAlive()) {
            return;
        }
        new ProcessBuilder("sh", "-c", "kill -INT " + process.pid()).start().waitFor();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    /** Ends the server as a crash would ({@code kill -9}). */
    public void kill() throws InterruptedException {
        running().destroyForcibly().waitFor();
    }

    private Process running() {
        return Objects.requireNonNull(process, "not started");
    }

    public void createDatabase(String name) {
        try (Connection connection = connect("postgres")) {
            connection.createStatement().execute("create database " + name);
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public Path log() {
        return folder.resolve("server.log");
    }

    public String password() {
        return password;
    }

    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), USER, password);
    }

    @Override
    public void close() {
        try {
            stop();
            try (Stream<Path> all = Files.walk(folder)) {
                all.sorted(java.util.Comparator.reverseOrder())
                        .forEach(path -> path.toFile().delete());
            }
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        } catch (InterruptedException stopped) {
            running().destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void initialize() throws IOException, InterruptedException {
        Path passwordFile = folder.resolve("password");
        Files.createFile(
                passwordFile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(passwordFile, password);
        user.own(passwordFile);
        user.own(folder);
        Process initdb = run(
                "initdb.log",
                "initdb",
                List.of(
                        "-D",
                        data().toString(),
                        "-U",
                        USER,
                        "--encoding=UTF8",
                        "--locale=C",
                        "--auth=scram-sha-256",
                        "--pwfile=" + passwordFile,
                        "--no-sync"));
        if (!initdb.waitFor(2, TimeUnit.MINUTES) || initdb.exitValue() != 0) {
            initdb.destroyForcibly();
            throw new IllegalStateException("initdb failed: " + Files.readString(folder.resolve("initdb.log")));
        }
    }

    private Process run(String log, String program, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(user.prefix());
        command.add(programs.resolve(program).toString());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve(log).toFile()));
        return builder.start();
    }

    private boolean answers() {
        try (Connection connection = connect("postgres")) {
            return connection.isValid(2);
        } catch (SQLException notYet) {
            return false;
        }
    }

    private Path data() {
        return folder.resolve("data");
    }
}
