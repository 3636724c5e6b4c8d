package hallpass.resource.status;

import hallpass.resource.issuer.TrustedIssuer;
import hallpass.resource.service.ThisService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The status lists on disk: a service that starts while the issuer is away knows which sessions had ended. */
@ApplicationScoped
class StatusFiles {

    private static final Logger LOG = System.getLogger(StatusFiles.class.getName());

    /** Turns what is on the disk into a list, as if it came from the network. */
    interface Reader {
        StatusList read(String jws) throws ParseException;
    }

    /** Takes a list and the time when the issuer last confirmed it, in milliseconds since 1970. */
    interface Taker {
        void take(StatusList list, long confirmedAtMillis);
    }

    @Inject
    @ConfigProperty(name = "hallpass.data")
    Path data;

    @Inject
    ThisService service;

    /** The operator's name of the issuer; null for the service's own. */
    private @Nullable String name;

    private final Map<String, String> written = new ConcurrentHashMap<>();
    private volatile boolean failing;

    /** @return the files of another issuer's lists, in a folder of their own */
    StatusFiles of(TrustedIssuer other) {
        StatusFiles files = new StatusFiles();
        files.data = data;
        files.service = service;
        files.name = other.name();
        return files;
    }

    void load(Reader reader, Taker taker) {
        if (!Files.isDirectory(folder())) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder(), "*.jwt")) {
            int left = StatusLists.MAX_LISTS;
            for (Path file : files) {
                if (left-- == 0) {
                    return;
                }
                load(file, reader, taker);
            }
        } catch (IOException unreadable) {
            LOG.log(Level.WARNING, "The status lists on disk cannot be read: " + unreadable);
        }
    }

    private void load(Path file, Reader reader, Taker taker) throws IOException {
        try {
            if (Files.size(file) > StatusListReader.MAX_TOKEN_BYTES) {
                throw new ParseException("it is too large", 0);
            }
            StatusList list = reader.read(Files.readString(file, StandardCharsets.ISO_8859_1));
            taker.take(list, Files.getLastModifiedTime(file).toMillis());
        } catch (ParseException | RuntimeException unbelievable) {
            LOG.log(Level.INFO, "The status list on disk " + file + " is not used: " + unbelievable.getMessage());
        }
    }

    /** A failure to write is logged once. The value is still held in memory. */
    void save(StatusList list) {
        if (list.jws().equals(written.get(list.uri()))) {
            return;
        }
        try {
            Files.createDirectories(folder());
            Path part = Files.createTempFile(folder(), "list", ".part");
            try {
                Files.writeString(part, list.jws(), StandardCharsets.ISO_8859_1);
                Files.move(part, file(list.uri()), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
            written.put(list.uri(), list.jws());
            failing = false;
        } catch (IOException unwritable) {
            if (!failing) {
                LOG.log(Level.WARNING, "A status list cannot be written to disk: " + unwritable);
            }
            failing = true;
        }
    }

    void delete(String uri) {
        written.remove(uri);
        try {
            Files.deleteIfExists(file(uri));
        } catch (IOException stays) {
            LOG.log(Level.WARNING, "A status list cannot be removed from disk: " + stays);
        }
    }

    Path folder() {
        Path own = data.resolve("status-lists").resolve(service.name());
        return name == null ? own : own.resolve(name);
    }

    private Path file(String uri) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(uri.getBytes(StandardCharsets.UTF_8));
            return folder().resolve(HexFormat.of().formatHex(digest, 0, 16) + ".jwt");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
