package hallpass.auth.fetch;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One request of HTTP/1.1, after whose answer the connection is closed.
 *
 * @param form form-encoded, to be posted; null to get
 */
record Request(
        URI uri, @Nullable String authorization, @Nullable String form) {

    static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** @throws FetchException if somebody else's token would be more than the value of its header */
    byte[] bytes() throws FetchException {
        if (authorization != null && !authorization.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
            throw new FetchException("The token has characters that no header may have.");
        }
        URI ascii = URI.create(uri.toASCIIString());
        String path = ascii.getRawPath().isEmpty() ? "/" : ascii.getRawPath();
        String target = ascii.getRawQuery() == null ? path : path + "?" + ascii.getRawQuery();
        String host = uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
        StringBuilder head = new StringBuilder(form == null ? "GET " : "POST ");
        head.append(target).append(" HTTP/1.1\r\nHost: ").append(host).append("\r\n");
        head.append("User-Agent: Hallpass\r\nAccept: */*\r\nAccept-Encoding: identity\r\nConnection: close\r\n");
        if (authorization != null) {
            head.append("Authorization: ").append(authorization).append("\r\n");
        }
        if (form != null) {
            head.append("Content-Type: application/x-www-form-urlencoded\r\n");
            head.append("Content-Length: ").append(form.length()).append("\r\n");
        }
        return (head + "\r\n" + (form == null ? "" : form)).getBytes(StandardCharsets.US_ASCII);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "Request[" + uri + "]"; // the rest may be secret
    }
}
