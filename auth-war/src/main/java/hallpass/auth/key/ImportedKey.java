package hallpass.auth.key;

import com.nimbusds.jose.jwk.JWK;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The signing key that an operator has in a file. If it cannot be used while other keys sign, they go on. */
@ApplicationScoped
class ImportedKey {

    private static final Logger LOG = System.getLogger(ImportedKey.class.getName());

    @Inject
    KeySettings settings;

    private volatile @Nullable String trouble;

    /**
     * @param required whether there is no other key to sign with
     * @return empty if no file is named, or if its key cannot be used and need not
     * @throws KeyTrouble if it has to be used and cannot
     */
    Optional<JWK> read(boolean required) {
        try {
            Optional<JWK> key = settings.importedFile().map(file -> PemKey.read(Path.of(file), settings.algorithm()));
            if (trouble != null) {
                LOG.log(Level.INFO, "The key of HALLPASS_SIGNING_KEY_FILE can be used now.");
            }
            trouble = null;
            return key;
        } catch (KeyTrouble failure) {
            if (required) {
                throw failure;
            }
            report(Objects.requireNonNullElse(failure.getMessage(), "unknown"));
            return Optional.empty();
        }
    }

    boolean isInTrouble() {
        return trouble != null;
    }

    private void report(String message) {
        if (!message.equals(trouble)) {
            LOG.log(
                    Level.ERROR,
                    message + " HALLPASS_SIGNING_KEY_FILE names it. The keys in the database go on signing."
                            + " Correct the file, or take the setting away if its key was imported before.");
        }
        trouble = message;
    }
}
