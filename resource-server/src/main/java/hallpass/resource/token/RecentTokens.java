package hallpass.resource.token;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Remembers something about the tokens that came last, without a lock: two generations of at most {@code
 * generation} tokens each. A token that is asked for again moves to the young one. The old one is
 * dropped as a whole.
 */
final class RecentTokens<V> {

    private volatile Map<String, V> young = new ConcurrentHashMap<>();
    private volatile Map<String, V> old = Map.of();
    private final int generation;

    RecentTokens(int generation) {
        this.generation = generation;
    }

    @Nullable
    V get(String token) {
        V value = young.get(token);
        if (value == null) {
            value = old.get(token);
            if (value != null) {
                put(token, value);
            }
        }
        return value;
    }

    void put(String token, V value) {
        Map<String, V> current = young;
        if (current.size() >= generation) {
            synchronized (this) {
                if (young.size() >= generation) {
                    old = young;
                    young = new ConcurrentHashMap<>();
                }
                current = young;
            }
        }
        current.put(token, value);
    }
}
