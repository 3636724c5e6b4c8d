package hallpass.benchmark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Reads many event streams in one thread and remembers when each event came. */
final class Listeners implements AutoCloseable {
    private final Selector selector;
    private final List<Stream> streams = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);

    Listeners() throws IOException {
        selector = Selector.open();
    }

    /** One stream: the text that came, and when it came. */
    static final class Stream {
        private final StringBuilder told = new StringBuilder();
        private long first;
        private long changed;

        boolean has(String text) {
            return told.indexOf(text) >= 0;
        }

        /** @return the time of the first event, in nanoseconds */
        long first() {
            return first;
        }

        /** @return the time of the last bytes, in nanoseconds */
        long changed() {
            return changed;
        }

        /** Says whether it was answered 200 and the first id has come. */
        boolean begun() {
            return told.indexOf("HTTP/1.1 200") == 0 && has("id: ");
        }
    }

    Stream open(int port, String accessToken) throws IOException {
        SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        ByteBuffer request = ByteBuffer.wrap(
                Request.get("/todo/events", Api.bearer(accessToken)).bytes());
        while (request.hasRemaining()) {
            channel.write(request);
        }
        channel.configureBlocking(false);
        Stream stream = new Stream();
        channel.register(selector, SelectionKey.OP_READ, stream);
        streams.add(stream);
        return stream;
    }

    List<Stream> streams() {
        return streams;
    }

    /**
     * Reads until all of these streams meet the condition.
     *
     * @return how many do not
     */
    int await(Collection<Stream> some, Predicate<Stream> done, Duration within) throws IOException {
        long end = System.nanoTime() + within.toNanos();
        Set<Stream> left = new HashSet<>(some);
        left.removeIf(done);
        while (!left.isEmpty() && System.nanoTime() < end) {
            selector.select(50);
            for (SelectionKey key : selector.selectedKeys()) {
                read(key);
                if (key.attachment() instanceof Stream stream && left.contains(stream) && done.test(stream)) {
                    left.remove(stream);
                }
            }
            selector.selectedKeys().clear();
        }
        return left.size();
    }

    private void read(SelectionKey key) throws IOException {
        if (key.channel() instanceof SocketChannel channel && key.attachment() instanceof Stream stream) {
            buffer.clear();
            int read = channel.read(buffer);
            if (read < 0) {
                key.cancel();
                return;
            }
            stream.told.append(new String(buffer.array(), 0, read, StandardCharsets.UTF_8));
            stream.changed = System.nanoTime();
            if (stream.first == 0 && stream.begun()) {
                stream.first = stream.changed;
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
