package hallpass.resource.key;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The published keys that may verify an access token. The container would believe others too (an encryption key, RSA
 * of 1024 bit), so it never gets to see them.
 */
public record KeySet(Map<String, PublishedKey> keys, String json) {

    /** More than an issuer has, fewer than it would take to keep us busy. */
    private static final int MAX_KEYS = 100;

    /**
     * A key that cannot be used is left out (RFC 7517 section 5); a set that has no key at all, or two under one name,
     * is not what an issuer that works would publish.
     *
     * @throws ParseException where it is no such set: the one held before stays in use
     */
    public static KeySet parse(String json, Collection<String> algorithms) throws ParseException {
        requireOneMeaning(json);
        Map<String, Object> set = JSONObjectUtils.parse(json);
        Map<String, Object>[] members = set == null ? null : JSONObjectUtils.getJSONObjectArray(set, "keys");
        if (members == null || members.length == 0 || members.length > MAX_KEYS) {
            throw new ParseException("no keys, or too many", 0);
        }
        Map<String, PublishedKey> usable = new LinkedHashMap<>();
        for (Map<String, Object> member : members) {
            Optional<PublishedKey> key = read(member).flatMap(jwk -> PublishedKey.of(jwk, algorithms));
            PublishedKey other = key.isEmpty() ? null : usable.put(key.get().id(), key.get());
            if (other != null && !other.sameAs(key.get())) {
                throw new ParseException("two keys have the id " + other.id(), 0);
            }
        }
        List<JWK> published = usable.values().stream().map(PublishedKey::jwk).toList();
        return new KeySet(Map.copyOf(usable), new JWKSet(published).toString(true));
    }

    /** The parser takes the last of two members of one name inside a key, others may take the first. */
    private static void requireOneMeaning(String json) throws ParseException {
        try {
            CompactJws.object(json.getBytes(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException ambiguous) {
            throw new ParseException(String.valueOf(ambiguous.getMessage()), 0);
        }
    }

    public Set<String> keyIds() {
        return keys.keySet();
    }

    @Nullable
    PublishedKey key(String keyId) {
        return keys.get(keyId);
    }

    private static Optional<JWK> read(Map<String, Object> member) {
        try {
            return Optional.of(JWK.parse(member));
        } catch (ParseException | RuntimeException unknown) {
            return Optional.empty();
        }
    }
}
