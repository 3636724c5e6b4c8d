package hallpass.system.servers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;

/** Receives spans as a collector does (OTLP over HTTP, in protocol buffers); reads only what the tests need. */
public final class TraceReceiver implements AutoCloseable {

    /** One span, and the service that sent it. */
    public record Span(String service, String trace, String id, String parent, String name) {}

    private static final int LENGTH_DELIMITED = 2;

    private final HttpServer server;
    private final List<Span> spans = new CopyOnWriteArrayList<>();

    private TraceReceiver(HttpServer server) {
        this.server = server;
    }

    static TraceReceiver start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        TraceReceiver receiver = new TraceReceiver(server);
        server.setExecutor(Executors.newFixedThreadPool(2, runnable -> {
            Thread thread = new Thread(runnable, "traces");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/v1/traces", receiver::take);
        server.start();
        return receiver;
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    public List<Span> of(String trace) {
        return spans.stream().filter(span -> span.trace().equals(trace)).toList();
    }

    public List<Span> all() {
        return List.copyOf(spans);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            ByteBuffer request = ByteBuffer.wrap(exchange.getRequestBody().readAllBytes());
            // ExportTraceServiceRequest.resource_spans = 1
            each(request, (field, resourceSpans) -> {
                if (field == 1) {
                    resource(resourceSpans);
                }
            });
            exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, -1);
        }
    }

    /** ResourceSpans: resource = 1, scope_spans = 2; ScopeSpans: spans = 2. */
    private void resource(ByteBuffer resourceSpans) {
        List<ByteBuffer> found = new ArrayList<>();
        String[] service = {""};
        each(resourceSpans, (field, value) -> {
            if (field == 1) {
                each(value, (attribute, pair) -> serviceName(pair, service));
            } else if (field == 2) {
                each(value, (inScope, span) -> {
                    if (inScope == 2) {
                        found.add(span);
                    }
                });
            }
        });
        found.forEach(span -> spans.add(span(service[0], span)));
    }

    /** KeyValue: key = 1, value = 2; AnyValue: string_value = 1. */
    private static void serviceName(ByteBuffer pair, String[] service) {
        String[] key = {""};
        each(pair, (field, value) -> {
            if (field == 1) {
                key[0] = text(value);
            } else if (field == 2 && key[0].equals("service.name")) {
                each(value, (kind, name) -> service[0] = text(name));
            }
        });
    }

    /** Span: trace_id = 1, span_id = 2, parent_span_id = 4, name = 5. */
    private static Span span(String service, ByteBuffer span) {
        String[] members = {"", "", "", "", "", ""};
        each(span, (field, value) -> {
            if (field == 1 || field == 2 || field == 4) {
                members[field] = hex(value);
            } else if (field == 5) {
                members[5] = text(value);
            }
        });
        return new Span(service, members[1], members[2], members[4], members[5]);
    }

    /** Visits the length-delimited fields of a message; other fields are skipped. */
    private static void each(ByteBuffer message, BiConsumer<Integer, ByteBuffer> field) {
        ByteBuffer in = message.duplicate();
        while (in.hasRemaining()) {
            long tag = varint(in);
            int number = (int) (tag >>> 3);
            switch ((int) (tag & 7)) {
                case 0 -> varint(in);
                case 1 -> in.position(in.position() + 8);
                case LENGTH_DELIMITED -> {
                    int length = (int) varint(in);
                    field.accept(number, in.slice(in.position(), length));
                    in.position(in.position() + length);
                }
                case 5 -> in.position(in.position() + 4);
                default -> throw new IllegalArgumentException("no protocol buffer");
            }
        }
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = in.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    private static String text(ByteBuffer bytes) {
        return StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
    }

    private static String hex(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        return HexFormat.of().formatHex(copy);
    }
}
