package hallpass.system.servers;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import hallpass.launcher.Ports;
import hallpass.system.http.Eventually;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A mail server in this process. */
public final class MailServer implements AutoCloseable {

    private static final Duration ARRIVES_WITHIN = Duration.ofSeconds(60);
    private static final Pattern TOKEN = Pattern.compile("#token=([A-Za-z0-9_-]{43})(?=\\s)");

    private final int port = Ports.free();
    private final String password = "{xor}" + UUID.randomUUID() + "${nothing}\\$#%";
    private GreenMail server;

    public static MailServer start() {
        MailServer mail = new MailServer();
        mail.startAgain();
        return mail;
    }

    /** Starts on the same port, with an empty mailbox. */
    public void startAgain() {
        server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.setUser("hallpass@example.org", "hallpass", password);
        server.start();
    }

    /** The settings with which an auth server uses it. */
    public Map<String, String> settings() {
        return Map.of(
                "HALLPASS_SMTP_HOST", "127.0.0.1",
                "HALLPASS_SMTP_PORT", Integer.toString(port),
                "HALLPASS_SMTP_TLS", "none",
                "HALLPASS_SMTP_USER", "hallpass",
                "HALLPASS_SMTP_PASSWORD", password,
                "HALLPASS_SMTP_FROM", "Hallpass <no-reply@example.org>");
    }

    public String password() {
        return password;
    }

    public List<MimeMessage> to(String email) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(message -> isTo(message, email))
                .toList();
    }

    /** Waits until this address has so many messages. @return the last one */
    public MimeMessage await(String email, int count) {
        List<MimeMessage> messages =
                Eventually.eventually(ARRIVES_WITHIN, () -> to(email), found -> found.size() >= count);
        return messages.get(messages.size() - 1);
    }

    public static String text(MimeMessage message) {
        try {
            return message.getContent().toString();
        } catch (IOException | MessagingException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    /** The token of the link in a message. */
    public static String token(MimeMessage message) {
        Matcher matcher = TOKEN.matcher(text(message));
        if (!matcher.find()) {
            throw new AssertionError("no link in " + text(message));
        }
        return matcher.group(1);
    }

    private static boolean isTo(MimeMessage message, String email) {
        try {
            return message.getRecipients(RecipientType.TO)[0].toString().equals(email);
        } catch (MessagingException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
