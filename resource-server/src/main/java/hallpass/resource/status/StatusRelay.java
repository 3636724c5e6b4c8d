package hallpass.resource.status;

import hallpass.resource.issuer.TrustedIssuer;
import hallpass.resource.key.KeySet;
import hallpass.resource.key.KeySetRelay;
import hallpass.resource.setting.Setting;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the {@link StatusLists} fresh in the background. It asks for each list several times a second; if nothing has
 * ended, that costs a 304. A list that cannot be believed is refused. If no list comes, the one that is held stays.
 */
@ApplicationScoped
class StatusRelay {

    private static final Logger LOG = System.getLogger(StatusRelay.class.getName());

    /** When it starts: the key set was read from the disk, and no request has come yet. */
    static final int AFTER_KEYS = 3000;

    /** How often the issuer is asked which lists there are. A list that a token names is fetched at once. */
    private static final Duration DISCOVERY = Duration.ofSeconds(10);

    /** A list that is gone for longer than any access token lives is forgotten. */
    private static final Duration FORGOTTEN = Duration.ofMinutes(65);

    private static final int ATTEMPTS = 20;

    @Resource
    ManagedScheduledExecutorService scheduler;

    @Inject
    TokenStatuses statuses;

    @Inject
    StatusLists lists;

    @Inject
    StatusSource source;

    @Inject
    StatusFiles files;

    @Inject
    KeySetRelay keys;

    @Inject
    StatusMetrics metrics;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "hallpass.issuer")
    String issuer;

    @Inject
    @Setting(name = "hallpass.status.poll", defaultValue = "PT0.5S")
    Duration interval;

    private final Map<String, Fetching> fetching = new ConcurrentHashMap<>();
    private Instant discoveredAt = Instant.MIN;
    private @Nullable ScheduledFuture<?> polling;

    /**
     * @param from where its lists come from
     * @return a relay for another issuer, which shares nothing with this one but the threads and the counters. The
     *     caller starts and stops it
     */
    StatusRelay of(TrustedIssuer other, StatusLists held, StatusAddresses from, KeySetRelay itsKeys) {
        StatusRelay relay = new StatusRelay();
        relay.scheduler = scheduler;
        relay.statuses = held;
        relay.lists = held;
        relay.source = source.of(from);
        relay.files = files.of(other);
        relay.keys = itsKeys;
        relay.metrics = metrics;
        relay.clock = clock;
        relay.issuer = other.url();
        relay.interval = interval;
        return relay;
    }

    void start(@Observes @Priority(AFTER_KEYS) Startup startup) {
        if (!statuses.fetched()) {
            return;
        }
        KeySet keySet = keys.current();
        if (keySet != null) {
            StatusListReader reader = reader(keySet);
            files.load(jws -> reader.read(jws, null), lists::hold);
        }
        lists.onWanted(() -> scheduler.execute(this::poll));
        polling = scheduler.scheduleWithFixedDelay(this::poll, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop(@Observes Shutdown shutdown) {
        if (polling != null) {
            polling.cancel(true);
        }
    }

    private synchronized void poll() {
        try {
            if (keys.current() == null) {
                return; // nothing could be believed yet
            }
            Instant now = clock.instant();
            if (now.isAfter(discoveredAt.plus(DISCOVERY))) {
                discoveredAt = now;
                source.all().thenAccept(uris -> uris.forEach(lists::want));
            }
            lists.toFetch().forEach(this::fetch);
        } catch (RuntimeException unexpected) { // must not end the schedule
            LOG.log(Level.WARNING, "The status lists cannot be asked for now", unexpected);
        }
    }

    private void fetch(String uri) {
        Fetching state = fetching.computeIfAbsent(uri, any -> new Fetching());
        String tag;
        synchronized (state) {
            if (!state.begins(clock.instant())) {
                return;
            }
            tag = state.tag;
        }
        source.fetch(uri, tag)
                .whenCompleteAsync(
                        (answer, failure) -> {
                            synchronized (state) {
                                state.since = null;
                                if (answer == null) {
                                    failed(uri, state, String.valueOf(failure), StatusMetrics.FAILED);
                                } else {
                                    answered(uri, state, answer);
                                }
                            }
                        },
                        scheduler);
    }

    private void answered(String uri, Fetching state, StatusSource.Answer answer) {
        if (answer.status() == 304 && state.tag != null) {
            lists.confirm(uri, clock.millis());
            succeeded(uri, state, StatusMetrics.UNCHANGED);
            return;
        }
        String jws = answer.body();
        KeySet keySet = keys.current();
        if (answer.status() != 200 || jws == null || keySet == null) {
            missing(uri, state, answer.status());
            failed(uri, state, "it answered " + answer.status(), StatusMetrics.FAILED);
            return;
        }
        try {
            take(reader(keySet).read(jws, uri), keySet);
            state.tag = answer.tag();
            succeeded(uri, state, StatusMetrics.CHANGED);
        } catch (ParseException | RuntimeException unbelievable) {
            failed(uri, state, String.valueOf(unbelievable.getMessage()), StatusMetrics.REFUSED);
        }
    }

    /** An older list is refused, even a signed one. It may have been kept from before a session ended. */
    private void take(StatusList fetched, KeySet keySet) throws ParseException {
        StatusList held = lists.get(fetched.uri());
        StatusList taken = fetched;
        if (held != null
                && fetched.issuedAt().isBefore(held.issuedAt())
                && keySet.keyIds().contains(held.keyId())) { // neither the list nor the time of a withdrawn key counts
            if (!fetched.saysTheSameAs(held)) {
                throw new ParseException("it is older than the one held", 0);
            }
            taken = held;
        }
        lists.hold(taken, clock.millis());
        files.save(taken);
    }

    private void succeeded(String uri, Fetching state, String outcome) {
        metrics.fetched(outcome);
        if (!state.trouble.isEmpty()) {
            LOG.log(Level.INFO, "The status list " + uri + " can be had again");
        }
        state.trouble = "";
        state.failures = 0;
        state.missingSince = null;
    }

    private void failed(String uri, Fetching state, String reason, String outcome) {
        metrics.fetched(outcome);
        if (state.trouble.isEmpty()) { // once per outage
            LOG.log(Level.INFO, "The status list " + uri + " cannot be taken now, the one held stays: " + reason);
        }
        state.trouble = reason;
        state.failures++;
        if (state.failures >= ATTEMPTS && lists.get(uri) == null) {
            lists.giveUp(uri);
            fetching.remove(uri);
        }
    }

    private void missing(String uri, Fetching state, int status) {
        if (status != 404 && status != 410) {
            return;
        }
        Instant now = clock.instant();
        if (state.missingSince == null) {
            state.missingSince = now;
        } else if (now.isAfter(state.missingSince.plus(FORGOTTEN))) {
            lists.drop(uri);
            files.delete(uri);
        }
    }

    private StatusListReader reader(KeySet keySet) {
        return new StatusListReader(keySet, issuer, clock.instant());
    }
}
