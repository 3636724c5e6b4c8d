package hallpass.todo.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.database.Migration;
import hallpass.resource.token.LiveTokens;
import hallpass.todo.change.ChangeLog;
import hallpass.todo.list.ListAccess;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StreamsTest {

    private static final UUID USER = UUID.randomUUID();

    private final Streams streams = new Streams();
    private final Output output = new Output();
    private Instant now = Instant.parse("2026-12-01T09:00:00Z");
    private long last = 5;
    private boolean live = true;
    private boolean away;

    @BeforeEach
    void wire() throws IOException {
        streams.log = new ChangeLog() {
            @Override
            public Extent settled() {
                return new Extent(last, 0);
            }

            @Override
            public List<UUID> audiences(long after, long upTo) {
                if (away) {
                    throw new IllegalStateException("the database is away");
                }
                return List.of(USER);
            }
        };
        streams.access = new ListAccess() {
            @Override
            public List<UUID> membersOf(Collection<UUID> lists) {
                return List.of();
            }
        };
        streams.readers = new StreamReaders();
        streams.readers.log = streams.log;
        streams.readers.feed = new Feed() {
            @Override
            Part read(UUID user, Cursor from, long upTo, int size) {
                UUID id = new UUID(0, upTo);
                return new Part(
                        List.of(new Step(ChangeItem.deleted("task", id, id, now), Cursor.at(upTo))),
                        Cursor.at(upTo),
                        false);
            }
        };
        streams.tokens = new LiveTokens() {
            @Override
            public boolean live(JsonWebToken token) {
                return live;
            }
        };
        streams.migration = new Migration() {
            @Override
            public boolean done() {
                return true;
            }
        };
        InstantSource source = () -> now;
        streams.clock = source.withZone(ZoneOffset.UTC);
        streams.heartbeat = Duration.ofSeconds(15);
        streams.mostOfOne = 2;
        streams.mostOfAll = 2;
        streams.threads = proxy(ManagedExecutorService.class, Map.of("execute", task -> {
            ((Runnable) task[0]).run();
            return null;
        }));
        streams.readers.threads = streams.threads;
        HttpServletResponse response = proxy(HttpServletResponse.class, Map.of("getOutputStream", none -> output));
        AsyncContext context = proxy(AsyncContext.class, Map.of("getResponse", none -> response));
        streams.open(USER, proxy(JsonWebToken.class, Map.of()), Cursor.at(last), context);
        output.said.reset();
    }

    @Test
    void what_another_server_wrote_is_told() {
        last = 6;
        streams.look();

        assertTrue(output.said().contains(new UUID(0, 6).toString()), output::said);
    }

    @Test
    void a_change_is_told_also_where_it_could_not_be_asked_whom_it_concerns() {
        away = true;
        last = 6;
        streams.look();
        streams.look();

        assertTrue(output.said().contains(new UUID(0, 6).toString()), output::said);
    }

    @Test
    void silence_is_broken_at_half_of_a_streams_life_and_at_last_every_heartbeat() {
        int comments = 0;
        for (int second = 0; second < 61; second++) {
            later(Duration.ofSeconds(1));
            int before = output.said.size();
            streams.look();
            comments += output.said.size() > before ? 1 : 0;
        }

        assertEquals(8, comments, "after 1, 2, 4, 8, 16, 31, 46 and 61 seconds");
    }

    @Test
    void a_stream_ends_with_its_token() {
        live = false;
        streams.look();
        last = 6;
        streams.look();

        assertTrue(output.said().contains("has expired"), output::said);
        assertTrue(!output.said().contains(new UUID(0, 6).toString()), output::said);
    }

    private void later(Duration time) {
        now = now.plus(time);
    }

    private static <T> T proxy(Class<T> type, Map<String, Function<Object[], Object>> methods) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> methods.getOrDefault(
                                method.getName(), none -> null)
                        .apply(arguments)));
    }

    /** Takes everything at once. */
    private static final class Output extends ServletOutputStream {

        private final ByteArrayOutputStream said = new ByteArrayOutputStream();

        String said() {
            return said.toString(StandardCharsets.UTF_8);
        }

        @Override
        public void write(int letter) {
            said.write(letter);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            try {
                listener.onWritePossible();
            } catch (IOException impossible) {
                throw new AssertionError(impossible);
            }
        }
    }
}
