package hallpass.auth.key;

import hallpass.resource.service.SecretSettings;
import hallpass.resource.service.SettingException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Finds the key-encryption key: in the settings, in a file that they name, or in a file of our own. */
@ApplicationScoped
class KeyEncryptionKeys {

    private static final String SETTING = "hallpass.key.encryption.key";
    private static final String VARIABLE = "HALLPASS_KEY_ENCRYPTION_KEY";

    /** The keys in the database may still be sealed under this one. */
    private static final String FORMER_SETTING = SETTING + ".former";

    private static final String FORMER_VARIABLE = VARIABLE + "_FORMER";

    @Inject
    SecretSettings settings;

    @Inject
    @ConfigProperty(name = "hallpass.data")
    String data;

    @Inject
    SecureRandom random;

    /** @return empty if nothing is configured and no file of our own was made yet */
    Optional<KeyEncryptionKey> find() {
        return configured(SETTING).or(this::own);
    }

    /**
     * The key that new signing keys are sealed under; if there are no keys at all, one that may be made now.
     *
     * @param keys those of the database
     * @throws KeyTrouble if one of them can be opened by no key that is given here
     */
    KeyEncryptionKey forKeys(List<SigningKey> keys) {
        if (keys.isEmpty()) {
            return find().orElseGet(this::create);
        }
        keys.stream().filter(SigningKey::isNeeded).forEach(key -> named(key.sealedUnder()));
        return find().orElseThrow(() -> missing(keys.get(0).kid()));
    }

    /** @throws KeyTrouble if it is neither the current one nor the former one */
    KeyEncryptionKey named(String id) {
        return known(id)
                .orElseThrow(() -> find().map(other -> foreign(id, other)).orElseGet(() -> missing(id)));
    }

    /** @return the current or the former one, whichever has this id */
    Optional<KeyEncryptionKey> known(String id) {
        return Stream.of(find(), configured(FORMER_SETTING))
                .flatMap(Optional::stream)
                .filter(key -> key.id().equals(id))
                .findFirst();
    }

    private KeyTrouble missing(String needed) {
        return new KeyTrouble(encryptedUnder(needed) + "no key is given here. Put it into " + whereToPutIt() + ".");
    }

    private KeyTrouble foreign(String needed, KeyEncryptionKey given) {
        return new KeyTrouble(encryptedUnder(needed) + "the one given here is " + given.id()
                + ". Nothing was changed. Put the right one into " + whereToPutIt()
                + "; to change it, the new one there"
                + " and the former one into " + FORMER_VARIABLE + ".");
    }

    private static String encryptedUnder(String needed) {
        return "The signing keys in the database are encrypted under key-encryption key " + needed + ", but ";
    }

    private Optional<KeyEncryptionKey> configured(String setting) {
        try {
            return settings.find(setting).map(found -> KeyEncryptionKey.parse(found.text(), found.variable()));
        } catch (SettingException unreadable) {
            throw new KeyTrouble("The key-encryption key cannot be read: " + unreadable.getMessage());
        }
    }

    private Optional<KeyEncryptionKey> own() {
        Path own = ownFile();
        try {
            return Files.exists(own)
                    ? Optional.of(
                            KeyEncryptionKey.parse(Files.readString(own, StandardCharsets.ISO_8859_1), own.toString()))
                    : Optional.empty();
        } catch (KeyTrouble damaged) {
            throw new KeyTrouble(damaged.getMessage() + " It is damaged. Restore it from a backup: what is encrypted"
                    + " under it cannot be read without it.");
        } catch (IOException unreadable) {
            throw new KeyTrouble("The key-encryption key cannot be read: " + unreadable + ".", unreadable);
        }
    }

    /** Makes a key in a file of our own, on disk before anything is encrypted under it. */
    KeyEncryptionKey create() {
        byte[] bytes = new byte[KeyEncryptionKey.BYTES];
        random.nextBytes(bytes);
        Path own = ownFile();
        try {
            Files.createDirectories(own.getParent());
            Path draft = own.resolveSibling(own.getFileName() + ".draft");
            Files.deleteIfExists(draft);
            try (FileChannel channel = FileChannel.open(
                    draft, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly())) {
                ByteBuffer text =
                        StandardCharsets.US_ASCII.encode(Base64.getEncoder().encodeToString(bytes) + "\n");
                while (text.hasRemaining()) {
                    channel.write(text);
                }
                channel.force(true);
            }
            Files.move(draft, own, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException notWritable) {
            throw new KeyTrouble(
                    "The key-encryption key cannot be written to " + own + ": " + notWritable + ".", notWritable);
        }
        return KeyEncryptionKey.of(bytes);
    }

    /** For messages to the operator. */
    String whereToPutIt() {
        return VARIABLE + ", " + VARIABLE + "_FILE or " + ownFile();
    }

    private Path ownFile() {
        return Path.of(data, "auth", "key-encryption.key").toAbsolutePath();
    }

    private static FileAttribute<?>[] ownerOnly() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
