package hallpass.auth.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import hallpass.auth.TestSettings;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafeFetchTlsTest {

    private static final char[] PASSWORD = "password".toCharArray();

    @TempDir
    Path folder;

    private final SafeFetch fetch = new SafeFetch();
    private HttpsServer server;

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void a_certificate_that_the_operator_trusts_and_of_that_name_will_do() throws Exception {
        Certificate certificate = serve("localhost");
        trust(certificate);

        assertEquals("hello", new String(fetch.get(address("localhost")), UTF_8));
        assertThrows(FetchException.class, () -> fetch.get(address("127.0.0.1")), "the name is another");
    }

    @Test
    void another_certificate_will_not() throws Exception {
        serve("localhost");
        fetch.settings = TestSettings.of(Map.of("hallpass.client.addresses", "any"));

        assertThrows(FetchException.class, () -> fetch.get(address("localhost")));
    }

    @Test
    void without_the_certificates_nothing_is_called_until_they_are_there() throws Exception {
        Certificate certificate = serve("localhost");
        fetch.settings = TestSettings.of(Map.of(
                "hallpass.client.addresses",
                "any",
                "hallpass.client.trust.file",
                folder.resolve("trusted.pem").toString()));
        assertThrows(FetchException.class, () -> fetch.get(address("localhost")));

        trust(certificate);

        assertEquals("hello", new String(fetch.get(address("localhost")), UTF_8));
    }

    private URI address(String host) {
        return URI.create("https://" + host + ":" + server.getAddress().getPort() + "/jwks");
    }

    private void trust(Certificate certificate) throws IOException, GeneralSecurityException {
        Path file = folder.resolve("trusted.pem");
        Files.writeString(
                file,
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
        fetch.settings = TestSettings.of(
                Map.of("hallpass.client.addresses", "any", "hallpass.client.trust.file", file.toString()));
    }

    private Certificate serve(String name) throws IOException, GeneralSecurityException, OperatorCreationException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        KeyPair keys = generator.generateKeyPair();
        X509Certificate certificate = certificate(name, keys);
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("key", keys.getPrivate(), PASSWORD, new Certificate[] {certificate});
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("hello".getBytes(UTF_8));
            exchange.close();
        });
        server.start();
        return certificate;
    }

    private static X509Certificate certificate(String name, KeyPair keys)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        X500Principal subject = new X500Principal("CN=" + name);
        Instant now = Instant.now();
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                subject,
                BigInteger.ONE,
                Date.from(now.minus(Duration.ofHours(1))),
                Date.from(now.plus(Duration.ofHours(1))),
                subject,
                keys.getPublic());
        builder.addExtension(
                Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName(GeneralName.dNSName, name)));
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
    }
}
