package hallpass.benchmark;

import hallpass.launcher.LibertyServer;
import hallpass.postgres.Postgres;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** An auth server, and to-do servers on one PostgreSQL. Closing this stops all of them and removes the data. */
final class TodoServers implements AutoCloseable {
    private static final Duration READY = Duration.ofMinutes(5);

    private final Postgres postgres;
    private final String heap;
    private final List<LibertyServer> running = new ArrayList<>();

    private TodoServers(Postgres postgres, String heap) {
        this.postgres = postgres;
        this.heap = heap;
    }

    /** @param settings further settings of PostgreSQL */
    static TodoServers start(int todos, String... settings) throws IOException, InterruptedException {
        return start("512m", todos, settings);
    }

    /** @param heap the size of each server's, in the form that {@code -Xmx} takes */
    static TodoServers withHeap(String heap) throws IOException, InterruptedException {
        return start(heap, 1);
    }

    private static TodoServers start(String heap, int todos, String... settings)
            throws IOException, InterruptedException {
        TodoServers servers = new TodoServers(Postgres.start(settings), heap);
        try {
            servers.postgres.createDatabase("todo");
            LibertyServer auth = LibertyServer.named("auth")
                    .heap(heap)
                    .env("HALLPASS_ACCESS_TOKEN_LIFETIME", "PT1H")
                    .start();
            servers.running.add(auth);
            for (int i = 0; i < todos; i++) {
                servers.running.add(servers.todo(auth));
            }
            for (LibertyServer server : servers.running) {
                server.awaitReady(READY);
            }
            return servers;
        } catch (IOException | RuntimeException | InterruptedException failed) {
            servers.close();
            throw failed;
        }
    }

    private LibertyServer todo(LibertyServer auth) throws IOException {
        return LibertyServer.named("todo")
                .heap(heap)
                .env("HALLPASS_AUTH_URL", auth.http() + "/auth")
                .env("HALLPASS_DATABASE", "postgresql")
                .env("HALLPASS_TODO_DB_URL", postgres.url("todo"))
                .env("HALLPASS_TODO_DB_USER", Postgres.USER)
                .env("HALLPASS_TODO_DB_PASSWORD", postgres.password())
                // closed streams of the warm-up count until the server notices
                .env("HALLPASS_TODO_STREAMS", "40")
                .start();
    }

    int auth() {
        return running.get(0).httpPort();
    }

    Target authServer() {
        return Target.of(running.get(0));
    }

    Target todo(int number) {
        return Target.of(running.get(1 + number));
    }

    Postgres postgres() {
        return postgres;
    }

    @Override
    public void close() {
        running.forEach(LibertyServer::close);
        postgres.close();
    }
}
