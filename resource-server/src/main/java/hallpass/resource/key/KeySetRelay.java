package hallpass.resource.key;

import hallpass.resource.issuer.TrustedIssuer;
import hallpass.resource.setting.Setting;
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
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the issuer's key set at hand. It is fetched in the background and held in memory, for us and, by a
 * {@link KeySetListener}, for the container; and in a file, so that the service can start while the issuer is away. No
 * request ever waits for the network. All unknown keys together cause one fetch in {@link #SOON} at most.
 */
@ApplicationScoped
public class KeySetRelay {

    private static final Logger LOG = System.getLogger(KeySetRelay.class.getName());

    /** An unknown key has the set fetched ahead of its time, but not sooner than this after the last one. */
    private static final Duration SOON = Duration.ofSeconds(2);

    @Resource
    ManagedScheduledExecutorService scheduler;

    @Inject
    KeySetSource source;

    @Inject
    Clock clock;

    @Inject
    KeySetFile file;

    @Inject
    KeyMetrics metrics;

    @Inject
    KeySetListener listener;

    @Inject
    @Setting(name = "hallpass.accepted.algorithms", defaultValue = "RS256")
    List<String> algorithms;

    @Inject
    @Setting(name = "hallpass.jwks.refresh", defaultValue = "PT2S")
    Duration refresh;

    private String whose = "the issuer";
    private volatile @Nullable KeySet held;
    private volatile @Nullable Instant confirmedAt;
    private volatile Instant fetchedAt = Instant.MIN;
    private Set<String> saidLeftOut = Set.of();
    private final AtomicBoolean soon = new AtomicBoolean();
    private volatile boolean failing;
    private @Nullable ScheduledFuture<?> fetching;

    /**
     * @param from where its keys come from
     * @return a relay for another issuer, which shares nothing with this one but the threads and the counters. The
     *     caller starts and stops it
     */
    KeySetRelay of(TrustedIssuer other, KeySetSource from) {
        KeySetRelay relay = new KeySetRelay();
        relay.scheduler = scheduler;
        relay.source = from;
        relay.clock = clock;
        relay.file = file.of(other);
        relay.metrics = metrics;
        relay.listener = keys -> {}; // the container sees the key of each token of another issuer with the token
        relay.algorithms = algorithms;
        relay.refresh = refresh;
        relay.whose = "the issuer " + other.name();
        return relay;
    }

    void start(@Observes Startup startup) {
        file.load().ifPresent(kept -> {
            held = kept.keys();
            confirmedAt = kept.confirmedAt();
        });
        listener.held(held);
        fetching = scheduler.scheduleAtFixedRate(this::fetch, 0, refresh.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop(@Observes Shutdown shutdown) {
        if (fetching != null) {
            fetching.cancel(true);
        }
    }

    /** @return the key of this id if the issuer publishes it now, as far as is known here */
    public @Nullable PublishedKey key(String keyId) {
        KeySet current = held;
        return current == null ? null : current.key(keyId);
    }

    /** As {@link #key}; if there is none, looks whether the issuer has published it meanwhile, but does not wait. */
    public @Nullable PublishedKey keyOrSoon(String keyId) {
        PublishedKey key = key(keyId);
        if (key == null && clock.instant().isAfter(fetchedAt.plus(SOON)) && soon.compareAndSet(false, true)) {
            scheduler.execute(this::fetch);
        }
        return key;
    }

    /** @return the key set held; null if there is none yet */
    public @Nullable KeySet current() {
        return held;
    }

    /** @return whether any token can be verified at all */
    boolean hasKeys() {
        KeySet current = held;
        return current != null && !current.keys().isEmpty();
    }

    /** @return how long ago the issuer last confirmed the key set; empty if none is held */
    public Optional<Duration> age() {
        Instant at = confirmedAt;
        return held == null || at == null ? Optional.empty() : Optional.of(Duration.between(at, clock.instant()));
    }

    /** A withdrawn key counts no longer as soon as the news of it is here. */
    void refetch(@Observes KeySetChanged news) {
        fetch();
    }

    private synchronized void fetch() {
        fetchedAt = clock.instant();
        try {
            KeySet fetched = KeySet.parse(source.keySetJson(), algorithms);
            metrics.fetched(believe(fetched) ? KeyMetrics.CHANGED : KeyMetrics.UNCHANGED);
            Instant now = clock.instant();
            confirmedAt = now;
            file.save(fetched, now);
            if (failing) {
                LOG.log(Level.INFO, "The key set of " + whose + " can be had again");
            }
            failing = false;
            sayLeftOut(fetched);
        } catch (ParseException | RuntimeException unbelievable) {
            failed(unbelievable, KeyMetrics.REFUSED);
        } catch (IOException unavailable) {
            failed(unavailable, KeyMetrics.FAILED);
        } finally {
            fetchedAt = clock.instant();
            soon.set(false);
        }
    }

    /** Said once, and again if others are left out: the issuer is asked every few seconds. */
    private void sayLeftOut(KeySet fetched) {
        if (!fetched.ambiguous().isEmpty() && !fetched.ambiguous().equals(saidLeftOut)) {
            LOG.log(
                    Level.WARNING,
                    "Different keys of " + whose + " have the same id, so they are left out: " + fetched.ambiguous());
        }
        saidLeftOut = fetched.ambiguous();
    }

    /** Said once per outage: an issuer that is away for an hour must not fill the log. */
    private void failed(Exception failure, String outcome) {
        if (Thread.currentThread().isInterrupted()) {
            return; // we are stopping
        }
        metrics.fetched(outcome);
        if (!failing) {
            LOG.log(Level.INFO, "The key set of " + whose + " cannot be had now, the one held stays: " + failure);
        }
        failing = true;
    }

    /**
     * An unchanged set stays the same object, so that what was verified with it need not be verified again.
     *
     * @return whether it is another one than before
     */
    private boolean believe(KeySet keys) {
        KeySet before = held;
        if (before != null && before.json().equals(keys.json())) {
            return false;
        }
        held = keys;
        listener.held(keys);
        return true;
    }
}
