package hallpass.resource.key;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.text.ParseException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The published keys that may verify an access token. The container would believe others too (an encryption key, RSA
 * of 1024 bit), so it never gets to see them.
 *
 * @param ambiguous the ids of keys that were left out, since two different ones had the same id
 * @param json the keys as a key set (RFC 7517)
 */
public record KeySet(Map<String, PublishedKey> keys, Set<String> ambiguous, String json) {

    /** More keys than an issuer has, and few enough not to keep us busy. */
    private static final int MAX_KEYS = 100;

    /**
     * A key that cannot be used is left out (RFC 7517 section 5). If two different ones that can be used have one id,
     * nobody knows which of them is meant, and both are left out. One bad key never costs the others. A set without any
     * key, or with nothing but such pairs or keys with a member that is there twice, is not what an issuer that works
     * would publish.
     *
     * @throws ParseException if it is no such set: the one held before stays in use
     */
    public static KeySet parse(String json, Collection<String> algorithms) throws ParseException {
        List<String> members = KeySetText.keys(json);
        if (members.isEmpty() || members.size() > MAX_KEYS) {
            throw new ParseException("no keys, or too many", 0);
        }
        Map<String, PublishedKey> usable = new LinkedHashMap<>();
        Set<String> ambiguous = new TreeSet<>();
        List<String> clear = members.stream().filter(KeySetText::hasOneMeaning).toList();
        for (String member : clear) {
            read(member).flatMap(jwk -> PublishedKey.of(jwk, algorithms)).ifPresent(key -> {
                PublishedKey other = usable.putIfAbsent(key.id(), key);
                if (other != null && !other.sameAs(key)) {
                    ambiguous.add(key.id());
                }
            });
        }
        usable.keySet().removeAll(ambiguous);
        if (usable.isEmpty() && !ambiguous.isEmpty()) {
            throw new ParseException("different keys have the same id: " + ambiguous, 0);
        }
        if (usable.isEmpty() && clear.size() < members.size()) {
            throw new ParseException("nothing but keys that can be read in two ways", 0);
        }
        List<JWK> published = usable.values().stream().map(PublishedKey::jwk).toList();
        return new KeySet(Map.copyOf(usable), Set.copyOf(ambiguous), new JWKSet(published).toString(true));
    }

    public Set<String> keyIds() {
        return keys.keySet();
    }

    @Nullable
    PublishedKey key(String keyId) {
        return keys.get(keyId);
    }

    private static Optional<JWK> read(String member) {
        try {
            return Optional.of(JWK.parse(member));
        } catch (ParseException | RuntimeException unknown) {
            return Optional.empty();
        }
    }
}
