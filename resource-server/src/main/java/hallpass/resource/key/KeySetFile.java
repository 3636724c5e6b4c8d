package hallpass.resource.key;

import hallpass.resource.issuer.TrustedIssuer;
import hallpass.resource.service.ThisService;
import hallpass.resource.setting.Setting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.StringReader;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The key set on disk, with the name of its issuer. A service that starts while the issuer is away knows whom to
 * believe, and a service that was configured for another issuer does not believe the former one's keys. The file's time
 * is when the issuer last confirmed it.
 */
@ApplicationScoped
class KeySetFile {

    private static final Logger LOG = System.getLogger(KeySetFile.class.getName());

    private static final int MAX_BYTES = 1 << 20;

    /** @param confirmedAt when the issuer last said that these are its keys */
    record Kept(KeySet keys, Instant confirmedAt) {}

    @Inject
    @ConfigProperty(name = "hallpass.data")
    Path data;

    @Inject
    ThisService service;

    @Inject
    @ConfigProperty(name = "hallpass.issuer")
    String issuer;

    @Inject
    @Setting(name = "hallpass.accepted.algorithms", defaultValue = "RS256")
    List<String> algorithms;

    /** The operator's name of the issuer; null for the service's own. */
    private @Nullable String name;

    private @Nullable String written;
    private boolean failing;

    /** @return the file of another issuer's key set */
    KeySetFile of(TrustedIssuer other) {
        KeySetFile file = new KeySetFile();
        file.data = data;
        file.service = service;
        file.algorithms = algorithms;
        file.issuer = other.url();
        file.name = other.name();
        return file;
    }

    Optional<Kept> load() {
        try {
            if (!Files.exists(file())) {
                return Optional.empty();
            }
            if (Files.size(file()) > MAX_BYTES) {
                throw new ParseException("it is too large", 0);
            }
            KeySet keys = read(Files.readString(file()));
            return Optional.of(new Kept(keys, Files.getLastModifiedTime(file()).toInstant()));
        } catch (IOException | ParseException | RuntimeException unusable) {
            LOG.log(Level.WARNING, "The key set in " + file() + " cannot be used, a new one is fetched: " + unusable);
            return Optional.empty();
        }
    }

    private KeySet read(String json) throws ParseException {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            JsonObject kept = reader.readObject();
            if (!(kept.get("issuer") instanceof JsonString name
                    && name.getString().equals(issuer))) {
                throw new ParseException("it is another issuer's", 0);
            }
        }
        return KeySet.parse(json, algorithms);
    }

    /** A failure to write is logged once. The value is still held in memory. */
    void save(KeySet keys, Instant confirmedAt) {
        try {
            if (!keys.json().equals(written) || !Files.exists(file())) {
                write(keys);
                written = keys.json();
                LOG.log(Level.INFO, "Key set of the issuer" + (name == null ? "" : " " + name) + ": " + keys.keyIds());
            }
            Files.setLastModifiedTime(file(), FileTime.from(confirmedAt));
            failing = false;
        } catch (IOException unwritable) {
            if (!failing) {
                LOG.log(Level.WARNING, "The key set cannot be written to " + file() + ": " + unwritable);
            }
            failing = true;
        }
    }

    private void write(KeySet keys) throws IOException {
        Files.createDirectories(file().getParent());
        Path part = Files.createTempFile(file().getParent(), service.name(), ".part");
        try {
            try (JsonReader reader = Json.createReader(new StringReader(keys.json()))) {
                JsonObject kept = Json.createObjectBuilder(reader.readObject())
                        .add("issuer", issuer)
                        .build();
                Files.writeString(part, kept.toString());
            }
            Files.move(part, file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    Path file() {
        Path sets = data.resolve("key-sets");
        return name == null
                ? sets.resolve(service.name() + ".json")
                : sets.resolve(service.name()).resolve(name + ".json");
    }
}
