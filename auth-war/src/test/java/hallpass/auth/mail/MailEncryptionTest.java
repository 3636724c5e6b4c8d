package hallpass.auth.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.resource.service.SecretSettings;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mail with {@code HALLPASS_SMTP_TLS=starttls}: the password is told nobody before the connection is encrypted. */
class MailEncryptionTest {

    private static final String PASSWORD = "smtp password";

    @TempDir
    static Path folder;

    private static SSLContext certified;

    /** Makes a certificate for {@code localhost}, and a context that trusts it. */
    @BeforeAll
    static void certify() throws Exception {
        Path store = folder.resolve("smtp.p12");
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "smtp",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-storepass",
                PASSWORD,
                "-keystore",
                store.toString());
        assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor());
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD.toCharArray());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("smtp", keys.getCertificate("smtp"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        certified = SSLContext.getInstance("TLS");
        certified.init(own.getKeyManagers(), trust.getTrustManagers(), null);
    }

    @Test
    void a_server_that_offers_no_encryption_gets_nothing() throws IOException {
        try (SmtpPeer server = new SmtpPeer(null)) {
            assertThrows(MessagingException.class, () -> connect(server, "localhost", null));

            assertFalse(server.heard("AUTH"), server::toString);
        }
    }

    @Test
    void a_server_with_a_certificate_of_its_own_gets_nothing() throws IOException {
        try (SmtpPeer server = new SmtpPeer(certified)) {
            assertThrows(MessagingException.class, () -> connect(server, "localhost", null));

            assertTrue(server.heard("STARTTLS"), server::toString);
            assertFalse(server.heard("AUTH"), server::toString);
        }
    }

    @Test
    void a_certificate_of_another_name_is_refused() throws IOException {
        try (SmtpPeer server = new SmtpPeer(certified)) {
            assertThrows(MessagingException.class, () -> connect(server, "127.0.0.1", certified));

            assertFalse(server.heard("AUTH"), server::toString);
        }
    }

    @Test
    void the_password_goes_over_the_encrypted_connection() throws Exception {
        try (SmtpPeer server = new SmtpPeer(certified)) {
            connect(server, "localhost", certified);

            assertTrue(server.encryptedBefore("AUTH"), server::toString);
        }
    }

    /** @param trust null for what the JVM trusts */
    private static void connect(SmtpPeer server, String host, @Nullable SSLContext trust) throws MessagingException {
        MailSettings settings = new MailSettings();
        settings.host = Optional.of(host);
        settings.port = OptionalInt.of(server.port());
        settings.tls = "starttls";
        settings.user = Optional.of("hallpass");
        settings.secrets = new SecretSettings() {
            @Override
            public Optional<Found> find(String setting) {
                return Optional.of(new Found(PASSWORD, "HALLPASS_SMTP_PASSWORD"));
            }
        };
        settings.from = Optional.of("no-reply@example.org");
        Properties properties = settings.session();
        if (trust != null) {
            properties.put("mail.smtp.ssl.socketFactory", trust.getSocketFactory());
        }
        try (Transport transport = Session.getInstance(properties).getTransport()) {
            transport.connect(settings.user(), settings.password());
        }
    }
}
