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
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Calls an address that a client registered. The connection goes to the very address that was looked at: a name that is
 * asked for twice may answer differently the second time. Redirects are not followed, and no proxy is asked, for it
 * would look the name up by itself.
 */
@ApplicationScoped
public class SafeFetch {

    private static final Logger LOG = System.getLogger(SafeFetch.class.getName());
    private static final String TRUST_VARIABLE = "HALLPASS_CLIENT_TRUST_FILE";
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int MAX_BYTES = 64 * 1024;

    /** So many requests of ours wait for strangers at once, and no more. */
    private static final int MAX_AT_ONCE = 16;

    private final Semaphore places = new Semaphore(MAX_AT_ONCE);

    @Inject
    Settings settings;

    private volatile @Nullable SSLSocketFactory tls;

    /** @throws FetchException if the answer is not 200, too large, or late, or the address must not be asked */
    public byte[] get(URI uri) throws FetchException {
        return exchange(uri, "GET", "", answer -> {
            if (answer.status() != 200) {
                throw new FetchException("It answered " + answer.status() + " and not 200.");
            }
            return answer.body(MAX_BYTES);
        });
    }

    /**
     * Sends a form.
     *
     * @return the status of the answer
     * @throws FetchException if there is none in time, or the address must not be asked
     */
    public int post(URI uri, Map<String, String> form) throws FetchException {
        String body = form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return exchange(uri, "POST", body, Answer::status);
    }

    private interface Reading<T> {
        T from(Answer answer) throws IOException;
    }

    private <T> T exchange(URI uri, String method, String body, Reading<T> reading) throws FetchException {
        if (!places.tryAcquire()) {
            throw new FetchException("Too many other calls of this kind are going on.");
        }
        Deadline deadline = new Deadline(TIMEOUT);
        try (Socket socket = connected(uri, deadline)) {
            OutputStream out = socket.getOutputStream();
            out.write(request(uri, method, body));
            out.flush();
            return reading.from(Answer.read(new BufferedInputStream(socket.getInputStream())));
        } catch (FetchException clear) {
            throw clear;
        } catch (IOException | UncheckedIOException failed) {
            throw new FetchException("It could not be asked: " + failed.getMessage(), failed);
        } finally {
            places.release();
        }
    }

    private Socket connected(URI uri, Deadline deadline) throws IOException {
        String host = uri.getHost();
        boolean https = "https".equalsIgnoreCase(uri.getScheme());
        if (host == null || uri.getRawUserInfo() != null || !(https || mayBePlain(uri))) {
            throw new FetchException("Only an address with https is asked.");
        }
        String name = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        int port = uri.getPort() >= 0 ? uri.getPort() : https ? 443 : 80;
        Socket socket = deadline.socket();
        try {
            socket.connect(new InetSocketAddress(address(name), port), deadline.left());
            return https ? encrypted(socket, name, port) : socket;
        } catch (IOException | RuntimeException failed) {
            socket.close();
            throw failed;
        }
    }

    private boolean mayBePlain(URI uri) {
        return "http".equalsIgnoreCase(uri.getScheme())
                && (mayBeAny() || settings.isOn("hallpass.client.plain.http", false));
    }

    private boolean mayBeAny() {
        return settings.find("hallpass.client.addresses").filter("any"::equals).isPresent();
    }

    private InetAddress address(String name) throws FetchException {
        try {
            List<InetAddress> addresses = List.of(InetAddress.getAllByName(name));
            if (!mayBeAny() && !addresses.stream().allMatch(PublicAddress::is)) {
                throw new FetchException("Its address is not on the public internet.");
            }
            return addresses.get(0);
        } catch (UnknownHostException unknown) {
            throw new FetchException("Its host is not known.", unknown);
        }
    }

    private Socket encrypted(Socket socket, String name, int port) throws IOException {
        SSLSocket encrypted = (SSLSocket) tls().createSocket(socket, name, port, true);
        SSLParameters parameters = encrypted.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS"); // or any certificate would do
        parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        encrypted.setSSLParameters(parameters);
        encrypted.startHandshake();
        return encrypted;
    }

    private SSLSocketFactory tls() throws FetchException {
        SSLSocketFactory known = tls;
        if (known == null) {
            try {
                known = TrustedCertificates.sockets(TRUST_VARIABLE, settings.find("hallpass.client.trust.file"));
            } catch (IllegalStateException unusable) {
                LOG.log(Level.WARNING, unusable.getMessage());
                throw new FetchException("This server cannot check certificates.", unusable);
            }
            tls = known;
        }
        return known;
    }

    private static byte[] request(URI uri, String method, String body) {
        URI ascii = URI.create(uri.toASCIIString());
        String path = ascii.getRawPath().isEmpty() ? "/" : ascii.getRawPath();
        String target = ascii.getRawQuery() == null ? path : path + "?" + ascii.getRawQuery();
        String host = uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        head.append("Host: ").append(host).append("\r\n");
        head.append("User-Agent: Hallpass\r\nAccept: */*\r\nAccept-Encoding: identity\r\nConnection: close\r\n");
        if (method.equals("POST")) {
            head.append("Content-Type: application/x-www-form-urlencoded\r\n");
            head.append("Content-Length: ").append(body.length()).append("\r\n");
        }
        return (head + "\r\n" + body).getBytes(StandardCharsets.US_ASCII);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
