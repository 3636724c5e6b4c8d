package hallpass.resource.token;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the issuer's key set at hand: fetched in the background, in memory for {@link AccessTokenFilter} and in a file
 * for the container's MP-JWT, which reads that file when it meets a key that it does not know. No request ever waits
 * for the network, no number of unknown keys causes a fetch, and the service starts while the issuer is away.
 */
@ApplicationScoped
public class KeySetRelay {

    private static final Logger LOG = System.getLogger(KeySetRelay.class.getName());

    @Resource
    ManagedScheduledExecutorService scheduler;

    @Inject
    KeySetSource source;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "hallpass.data")
    Path data;

    @Inject
    ThisService service;

    @Inject
    @ConfigProperty(name = "hallpass.accepted.algorithms", defaultValue = "RS256")
    List<String> algorithms;

    @Inject
    @ConfigProperty(name = "hallpass.jwks.refresh", defaultValue = "PT2S")
    Duration refresh;

    private volatile @Nullable KeySet held;
    private volatile @Nullable Instant confirmedAt;
    private volatile boolean failing;
    private @Nullable String written;
    private @Nullable ScheduledFuture<?> fetching;

    void start(@Observes Startup startup) {
        try {
            Files.createDirectories(file().getParent());
            if (Files.exists(file())) {
                held = KeySet.parse(Files.readString(file()), algorithms);
                confirmedAt = Files.getLastModifiedTime(file()).toInstant();
            }
        } catch (IOException | ParseException unreadable) {
            LOG.log(Level.WARNING, "The key set on disk cannot be used, a new one is fetched: " + unreadable);
        }
        fetching = scheduler.scheduleWithFixedDelay(this::fetch, 0, refresh.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop(@Observes Shutdown shutdown) {
        if (fetching != null) {
            fetching.cancel(true);
        }
    }

    /** @return whether the issuer publishes this key now, as far as is known here */
    boolean publishes(String keyId) {
        KeySet current = held;
        return current != null && current.keyIds().contains(keyId);
    }

    /** @return the key set held; null where there is none yet */
    @Nullable
    KeySet current() {
        return held;
    }

    /** @return how long ago the issuer last confirmed the key set; empty where none is held */
    public Optional<Duration> age() {
        Instant at = confirmedAt;
        return held == null || at == null ? Optional.empty() : Optional.of(Duration.between(at, clock.instant()));
    }

    /** A withdrawn key dies at once where the news is at once. */
    void refetch(@Observes KeySetChanged news) {
        fetch();
    }

    private synchronized void fetch() {
        try {
            KeySet fetched = KeySet.parse(source.keySetJson(), algorithms);
            if (fetched.keyIds().isEmpty()) {
                throw new IOException("the key set has no usable " + algorithms + " key");
            }
            held = fetched; // first: a withdrawn key dies also where the disk is full
            confirmedAt = clock.instant();
            keep(fetched);
            if (failing) {
                LOG.log(Level.INFO, "The key set of the issuer can be had again");
            }
            failing = false;
        } catch (IOException | ParseException | RuntimeException unavailable) {
            // once per outage: an issuer that is away for an hour must not fill the log
            if (!failing && !Thread.currentThread().isInterrupted()) {
                LOG.log(Level.INFO, "The key set of the issuer cannot be had now, the one held stays: " + unavailable);
            }
            failing = true;
        }
    }

    /** The file's time is when the issuer last confirmed it, which is its age after a restart. */
    private void keep(KeySet keys) throws IOException {
        if (keys.json().equals(written) && Files.exists(file())) {
            Files.setLastModifiedTime(file(), FileTime.from(clock.instant()));
            return;
        }
        Path part = Files.createTempFile(file().getParent(), service.name(), ".part");
        try {
            Files.writeString(part, keys.json());
            Files.move(part, file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
        written = keys.json();
        LOG.log(Level.INFO, "Key set of the issuer: " + keys.keyIds());
    }

    private Path file() {
        return data.resolve("key-sets").resolve(service.name() + ".json");
    }
}
