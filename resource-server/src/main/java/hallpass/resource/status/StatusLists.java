package hallpass.resource.status;

import hallpass.resource.setting.Setting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The status lists in memory. A look-up reads one immutable map and one immutable list: no lock, no allocation, no
 * network. {@link StatusRelay} keeps them fresh.
 */
@ApplicationScoped
class StatusLists implements TokenStatuses {

    /** Sixty million sessions. */
    static final int MAX_LISTS = 64;

    /** A list that is held, and when the issuer last said that it is the one. */
    private static final class Held {
        private volatile StatusList list;
        private volatile long confirmedAtMillis;

        Held(StatusList list, long confirmedAtMillis) {
            this.list = list;
            this.confirmedAtMillis = confirmedAtMillis;
        }
    }

    @Inject
    StatusAddresses addresses;

    @Inject
    Clock clock;

    @Inject
    @Setting(name = "hallpass.status.max.age")
    Optional<Duration> maxAge;

    private volatile Map<String, Held> held = Map.of();

    /** Named by a token or by the issuer, and not here yet. */
    private final Map<String, Boolean> wanted = new ConcurrentHashMap<>();

    private volatile Runnable onWanted = () -> {};

    /** @return lists of another issuer; none is there yet */
    StatusLists of(StatusAddresses others) {
        StatusLists lists = new StatusLists();
        lists.addresses = others;
        lists.clock = clock;
        lists.maxAge = maxAge;
        return lists;
    }

    @Override
    public TokenStatus of(String uri, long index) {
        Held found = held.get(uri);
        if (found == null) {
            return unknown(uri);
        }
        int status = found.list.status(index);
        if (status != 0) {
            return status < 0 ? TokenStatus.INVALID : TokenStatus.ENDED;
        }
        return maxAge.isPresent() && older(found) ? TokenStatus.STALE : TokenStatus.LIVE;
    }

    @Override
    public boolean fetched() {
        return true;
    }

    @Override
    public Optional<Duration> age() {
        return held.values().stream()
                .map(each -> Duration.ofMillis(clock.millis() - each.confirmedAtMillis))
                .max(Duration::compareTo);
    }

    /** @param task runs in the thread of a request whose token names a list that is not here; it must not take long */
    void onWanted(Runnable task) {
        onWanted = task;
    }

    /** @return the lists to fetch: those held and those wanted */
    List<String> toFetch() {
        List<String> uris = new ArrayList<>(held.keySet());
        wanted.keySet().stream().filter(uri -> !held.containsKey(uri)).forEach(uris::add);
        return uris;
    }

    /** @return whether there is room for it, and it is not here yet */
    boolean want(String uri) {
        return held.size() + wanted.size() < MAX_LISTS && wanted.putIfAbsent(uri, true) == null;
    }

    /** Asked for again when the next token names it. */
    void giveUp(String uri) {
        wanted.remove(uri);
    }

    @Nullable
    StatusList get(String uri) {
        Held found = held.get(uri);
        return found == null ? null : found.list;
    }

    Collection<String> uris() {
        return held.keySet();
    }

    /** The list is this one, as of the given time. */
    synchronized void hold(StatusList list, long confirmedAtMillis) {
        Held found = held.get(list.uri());
        if (found != null) {
            found.list = list;
            found.confirmedAtMillis = confirmedAtMillis;
            return;
        }
        Map<String, Held> more = new HashMap<>(held);
        more.put(list.uri(), new Held(list, confirmedAtMillis));
        held = Map.copyOf(more);
        wanted.remove(list.uri());
    }

    /** The issuer says that the list held is still the one. */
    void confirm(String uri, long atMillis) {
        Held found = held.get(uri);
        if (found != null) {
            found.confirmedAtMillis = atMillis;
        }
    }

    synchronized void drop(String uri) {
        Map<String, Held> fewer = new HashMap<>(held);
        fewer.remove(uri);
        held = Map.copyOf(fewer);
    }

    private TokenStatus unknown(String uri) {
        if (!addresses.known(uri)) {
            return TokenStatus.INVALID;
        }
        if (want(uri)) {
            onWanted.run();
        }
        return maxAge.isPresent() ? TokenStatus.STALE : TokenStatus.LIVE;
    }

    private boolean older(Held list) {
        return clock.millis() - list.confirmedAtMillis > maxAge.orElseThrow().toMillis();
    }
}
