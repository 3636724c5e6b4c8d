package hallpass.auth.status;

import com.nimbusds.jose.JOSEObjectType;
import hallpass.auth.key.TokenSigner;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Signs a list when it is asked for and has changed. Otherwise it hands out what it signed before. */
@ApplicationScoped
class SignedLists {

    private static final JOSEObjectType TYPE = new JOSEObjectType("statuslist+jwt");

    /**
     * If many sessions end in a second, the list is not signed for each of them: the latest may be missing for so
     * long.
     */
    private static final Duration COALESCED = Duration.ofMillis(100);

    private static final Duration SIGNED_AGAIN = Duration.ofMinutes(5);
    private static final Duration LIFETIME = Duration.ofMinutes(15);

    /** Seconds after which the list is to be asked for again. */
    static final int TTL_SECONDS = 1;

    private final Map<Integer, SignedList> signed = new ConcurrentHashMap<>();

    @Inject
    EndedIndexes endedIndexes;

    @Inject
    TokenSigner signer;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "hallpass.issuer")
    String issuer;

    /** @return the list of that number; empty if there is none */
    Optional<SignedList> list(int number) {
        StatusBits[] lists = endedIndexes.lists();
        if (number >= lists.length) {
            return Optional.empty();
        }
        SignedList held = signed.get(number);
        return Optional.of(held != null && fresh(held, lists[number]) ? held : sign(number));
    }

    private synchronized SignedList sign(int number) {
        Instant asOf = endedIndexes.asOf(); // before the bits, which hold then at least what had ended by that time
        StatusBits bits = endedIndexes.lists()[number];
        SignedList held = signed.get(number);
        if (held != null && fresh(held, bits)) {
            return held; // somebody else signed it while this request waited
        }
        long version = bits.version();
        Instant now = clock.instant();
        String keyId = signer.keyId();
        SignedList made = SignedList.of(signer.sign(TYPE, claims(number, bits, asOf, now)), bits, version, keyId, now);
        signed.put(number, made);
        return made;
    }

    private boolean fresh(SignedList held, StatusBits bits) {
        if (!held.keyId().equals(signer.keyId())) {
            return false;
        }
        Duration age = Duration.between(held.signedAt(), clock.instant());
        boolean unchanged = held.bits() == bits && held.version() == bits.version();
        return !age.isNegative() && age.compareTo(unchanged ? SIGNED_AGAIN : COALESCED) < 0;
    }

    /**
     * {@code iat} is the time of the reading, not of the signature. So a newer list never lacks what an older one
     * has.
     */
    private Map<String, Object> claims(int number, StatusBits bits, Instant asOf, Instant now) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer);
        claims.put("sub", StatusUri.of(issuer, number));
        claims.put("iat", asOf.getEpochSecond());
        claims.put("exp", now.plus(LIFETIME).getEpochSecond());
        claims.put("ttl", TTL_SECONDS);
        claims.put(
                "status_list",
                Map.of(
                        "bits",
                        1,
                        "lst",
                        Base64.getUrlEncoder().withoutPadding().encodeToString(SignedList.deflated(bits.toBytes()))));
        return claims;
    }
}
