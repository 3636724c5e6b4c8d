package hallpass.test;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One request to the issuer, and its answer. */
final class Call {

    /** A request that is refused, as an error of OAuth 2 (RFC 6749 section 5.2). */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        private final transient String code;

        Refused(String code, String description) {
            super(description);
            this.code = code;
        }

        Map<String, Object> members() {
            return Map.of("error", code, "error_description", String.valueOf(getMessage()));
        }
    }

    /** What answers a call. */
    interface Answer {
        void to(Call call) throws IOException, Refused;
    }

    private final HttpExchange exchange;
    private final Map<String, String> parameters;

    /** Reads the parameters of the query and of a form. */
    Call(HttpExchange exchange) throws IOException {
        this.exchange = exchange;
        parameters = new LinkedHashMap<>(read(exchange.getRequestURI().getRawQuery()));
        if (exchange.getRequestMethod().equals("POST")) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            parameters.putAll(read(new String(body, StandardCharsets.UTF_8)));
        }
    }

    /** Has all calls of this path, and of those below it, answered so. */
    static void answer(HttpServer server, String path, Answer answer) {
        server.createContext(path, exchange -> {
            Call call = new Call(exchange);
            try {
                answer.to(call);
            } catch (Refused e) {
                call.json(400, e.members());
            }
        });
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    String required(String name) throws Refused {
        return parameter(name)
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> new Refused("invalid_request", name + " is missing."));
    }

    /** @return the client, of HTTP Basic or of the form. Its secret is not looked at: whoever calls is trusted here */
    Optional<String> client() {
        return credentials("Basic ")
                .map(encoded -> new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8))
                .map(pair -> decoded(pair.substring(0, Math.max(0, pair.indexOf(':')))))
                .or(() -> parameter("client_id"));
    }

    Optional<String> bearer() {
        return credentials("Bearer ");
    }

    void json(int status, Map<String, Object> members) throws IOException {
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        send(status, "application/json", JSONObjectUtils.toJSONString(members));
    }

    void redirect(String address) throws IOException {
        exchange.getResponseHeaders().set("Location", address);
        exchange.sendResponseHeaders(303, -1);
        exchange.close();
    }

    void send(int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** @return the address with more parameters in its query */
    static String with(String address, Map<String, String> more) {
        StringBuilder whole = new StringBuilder(address);
        more.forEach((name, value) -> whole.append(whole.indexOf("?") < 0 ? '?' : '&')
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return whole.toString();
    }

    private Optional<String> credentials(String scheme) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .filter(header -> header.startsWith(scheme))
                .map(header -> header.substring(scheme.length()));
    }

    private static Map<String, String> read(String form) {
        Map<String, String> read = new LinkedHashMap<>();
        for (String pair : form == null || form.isEmpty() ? new String[0] : form.split("&")) {
            int equals = pair.indexOf('=');
            read.put(
                    decoded(equals < 0 ? pair : pair.substring(0, equals)),
                    equals < 0 ? "" : decoded(pair.substring(equals + 1)));
        }
        return read;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
