package hallpass.system.servers;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;

/** A private key in PEM, PKCS #8, as {@code openssl genpkey} writes it. */
public record SigningKeyFile(Path file, RSAKey key) {

    static SigningKeyFile create(Path folder) throws IOException {
        try {
            RSAKey key = new RSAKeyGenerator(2048).generate();
            String pem = "-----BEGIN PRIVATE KEY-----\n"
                    + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                            .encodeToString(key.toPrivateKey().getEncoded())
                    + "\n-----END PRIVATE KEY-----\n";
            Path file = folder.resolve("signing-key.pem");
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return new SigningKeyFile(Files.writeString(file, pem), key);
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
