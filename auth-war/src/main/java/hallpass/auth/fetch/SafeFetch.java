package hallpass.auth.fetch;

import hallpass.resource.setting.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Calls an address that somebody else chose. The connection goes to the very address that was looked at: a name that is
 * asked for twice may answer differently the second time. Redirects are not followed, and no proxy is asked, for it
 * would look the name up by itself.
 */
@ApplicationScoped
public class SafeFetch {

    private static final Logger LOG = System.getLogger(SafeFetch.class.getName());
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int MAX_BYTES = 64 * 1024;

    /** So many requests of ours wait for strangers of a kind at once, and no more. */
    private static final int MAX_AT_ONCE = 16;

    private final Map<Peers, Semaphore> places = new EnumMap<>(Map.of(
            Peers.CLIENTS, new Semaphore(MAX_AT_ONCE),
            Peers.UPSTREAMS, new Semaphore(MAX_AT_ONCE)));

    @Inject
    Settings settings;

    LongSupplier nanos = System::nanoTime;

    private final Map<Peers, SSLSocketFactory> tls = new ConcurrentHashMap<>();

    /**
     * Gets what a client registered.
     *
     * @throws FetchException if the answer is not 200, too large, or late, or the address must not be asked
     */
    public byte[] get(URI uri) throws FetchException {
        return get(Peers.CLIENTS, uri);
    }

    /** As {@link #get(URI)}, from other servers than clients'. */
    public byte[] get(Peers peers, URI uri) throws FetchException {
        return exchange(peers, new Request(uri, null, null), answer -> {
            if (answer.status() != 200) {
                throw new FetchException("It answered " + answer.status() + " and not 200.");
            }
            return answer.body(MAX_BYTES);
        });
    }

    /**
     * @param authorization the value of that header; null for none
     * @param form to be posted; null to get
     * @return the answer, whatever its status is
     * @throws FetchException if there is none in time, it is too large, or the address must not be asked
     */
    public Reply ask(Peers peers, URI uri, @Nullable String authorization, @Nullable Map<String, String> form)
            throws FetchException {
        Request request = new Request(uri, authorization, form == null ? null : Request.encoded(form));
        return exchange(peers, request, answer -> new Reply(answer.status(), answer.body(MAX_BYTES)));
    }

    /**
     * Sends a form to a client.
     *
     * @return the status of the answer
     * @throws FetchException if there is none in time, or the address must not be asked
     */
    public int post(URI uri, Map<String, String> form) throws FetchException {
        return exchange(Peers.CLIENTS, new Request(uri, null, Request.encoded(form)), Answer::status);
    }

    private interface Reading<T> {
        T from(Answer answer) throws IOException;
    }

    private <T> T exchange(Peers peers, Request request, Reading<T> reading) throws FetchException {
        Semaphore free = Objects.requireNonNull(places.get(peers));
        if (!free.tryAcquire()) {
            throw new FetchException("Too many other calls of this kind are going on.");
        }
        Deadline deadline = new Deadline(TIMEOUT, nanos);
        try (Socket socket = connected(peers, request.uri(), deadline)) {
            OutputStream out = socket.getOutputStream();
            out.write(request.bytes());
            out.flush();
            return reading.from(Answer.read(new BufferedInputStream(socket.getInputStream())));
        } catch (FetchException clear) {
            throw clear;
        } catch (IOException | UncheckedIOException failed) {
            throw new FetchException("It could not be asked: " + failed.getMessage(), failed);
        } finally {
            free.release();
        }
    }

    private Socket connected(Peers peers, URI uri, Deadline deadline) throws IOException {
        String host = uri.getHost();
        boolean https = "https".equalsIgnoreCase(uri.getScheme());
        if (host == null || uri.getRawUserInfo() != null || !(https || mayBePlain(peers, uri))) {
            throw new FetchException("Only an address with https is asked.");
        }
        String name = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        int port = uri.getPort() >= 0 ? uri.getPort() : https ? 443 : 80;
        Socket socket = deadline.socket();
        try {
            socket.connect(new InetSocketAddress(address(peers, name), port), deadline.left());
            return https ? encrypted(peers, socket, name, port) : socket;
        } catch (IOException | RuntimeException failed) {
            socket.close();
            throw failed;
        }
    }

    private boolean mayBePlain(Peers peers, URI uri) {
        return "http".equalsIgnoreCase(uri.getScheme()) && (peers.mayBeAny(settings) || peers.mayBePlain(settings));
    }

    private InetAddress address(Peers peers, String name) throws FetchException {
        try {
            List<InetAddress> addresses = List.of(InetAddress.getAllByName(name));
            if (!peers.mayBeAny(settings) && !addresses.stream().allMatch(PublicAddress::is)) {
                throw new FetchException("Its address is not on the public internet.");
            }
            return addresses.get(0);
        } catch (UnknownHostException unknown) {
            throw new FetchException("Its host is not known.", unknown);
        }
    }

    private Socket encrypted(Peers peers, Socket socket, String name, int port) throws IOException {
        SSLSocket encrypted = (SSLSocket) tls(peers).createSocket(socket, name, port, true);
        SSLParameters parameters = encrypted.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS"); // or any certificate would do
        parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        encrypted.setSSLParameters(parameters);
        encrypted.startHandshake();
        return encrypted;
    }

    private SSLSocketFactory tls(Peers peers) throws FetchException {
        try {
            return tls.computeIfAbsent(peers, any -> peers.sockets(settings));
        } catch (IllegalStateException unusable) {
            LOG.log(Level.WARNING, unusable.getMessage());
            throw new FetchException("This server cannot check certificates.", unusable);
        }
    }
}
