package hallpass.auth.ldap;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/**
 * The certificates that a directory is believed by. Not Liberty's own trust store, which is for the other direction.
 */
final class TrustedCertificates {

    private TrustedCertificates() {}

    /** @param file certificates in PEM; without it, those that the JVM trusts */
    static SSLSocketFactory sockets(Optional<String> file) {
        try {
            TrustManagerFactory managers = TrustManagerFactory.getInstance("PKIX");
            managers.init(file.isPresent() ? read(Path.of(file.get())) : null);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (IOException | GeneralSecurityException unusable) {
            throw new IllegalStateException(
                    "HALLPASS_LDAP_TRUST_FILE " + file.orElse("") + " cannot be used: " + unusable, unusable);
        }
    }

    private static KeyStore read(Path pem) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (InputStream file = Files.newInputStream(pem)) {
            int number = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(file)) {
                store.setCertificateEntry("directory-" + number++, certificate);
            }
        }
        return store;
    }
}
