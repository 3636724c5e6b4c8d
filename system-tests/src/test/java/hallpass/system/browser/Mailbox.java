package hallpass.system.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import hallpass.system.servers.MailServer;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Shows the browser's tests the mail to an address: {@code ?to=…}, an array of texts. */
final class Mailbox implements AutoCloseable {

    private final HttpServer server;
    private final MailServer mail;

    private Mailbox(HttpServer server, MailServer mail) {
        this.server = server;
        this.mail = mail;
    }

    static Mailbox of(MailServer mail) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        Mailbox mailbox = new Mailbox(server, mail);
        server.createContext("/", mailbox::show);
        server.start();
        return mailbox;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    private void show(HttpExchange exchange) throws IOException {
        String to = URLDecoder.decode(
                exchange.getRequestURI().getRawQuery().replaceFirst("^to=", ""), StandardCharsets.UTF_8);
        JsonArrayBuilder texts = Json.createArrayBuilder();
        for (MimeMessage message : mail.to(to)) {
            texts.add(MailServer.text(message));
        }
        byte[] body = texts.build().toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
