package hallpass.resource.token;

import hallpass.resource.key.PublishedKey;
import hallpass.resource.status.StatusReference;
import hallpass.resource.token.TokenRules.Validity;
import jakarta.servlet.ServletRequest;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A token that was taken, and what cannot change about it: its time, key and session are looked at each time. */
public final class AcceptedToken {

    private static final long ROLE_REMEMBERED_MILLIS = 1_000;

    /** More roles than a service asks for. If it asks for more, it gets an answer, but that is not remembered. */
    private static final int MAX_ROLES = 32;

    /** The attribute of a request that holds it. */
    private static final String ATTRIBUTE = "hallpass.access-token";

    private final String raw;
    private final Trust trust;
    private final PublishedKey key;
    private final Validity validity;
    private final @Nullable StatusReference status;
    private final @Nullable MappedClaims mapped;
    private volatile @Nullable Executor caller;
    private final Map<String, Decision> roles = new ConcurrentHashMap<>(2);

    private record Decision(boolean has, long atMillis) {}

    /** @param mapped null for a token of the service's own issuer */
    AcceptedToken(
            String raw,
            Trust trust,
            PublishedKey key,
            Validity validity,
            @Nullable StatusReference status,
            @Nullable MappedClaims mapped) {
        this.raw = raw;
        this.trust = trust;
        this.mapped = mapped;
        this.key = key;
        this.validity = validity;
        this.status = status;
    }

    /** @return the token that this request came with; null if there is none, or the container did not ask before us */
    public static @Nullable AcceptedToken of(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof AcceptedToken token ? token : null;
    }

    public void attachTo(ServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /** @return as it came after {@code Bearer} */
    public String raw() {
        return raw;
    }

    /**
     * @return the object that verified it. If the key set changes, its key is another object, and the token is verified
     *     again
     */
    public PublishedKey key() {
        return key;
    }

    /** @return its claim {@code iss} */
    public String issuer() {
        return trust.rules().issuer();
    }

    /** @return what its issuer calls this service in {@code aud} */
    public String audience() {
        return trust.rules().audience();
    }

    /** @return its roles if another claim than {@code groups} has them; else null, and the container knows them */
    public @Nullable Set<String> mappedRoles() {
        return mapped == null ? null : mapped.roles();
    }

    Trust trust() {
        return trust;
    }

    @Nullable
    MappedClaims mapped() {
        return mapped;
    }

    Validity validity() {
        return validity;
    }

    @Nullable
    StatusReference status() {
        return status;
    }

    /** @return runs tasks as the caller that the container's MP-JWT found in this token; null before that */
    public @Nullable Executor caller() {
        return caller;
    }

    /** @param authenticated null if the container doesn't know a caller for this token any more */
    public void callAs(@Nullable Executor authenticated) {
        caller = authenticated;
    }

    /**
     * @param now in milliseconds since 1970
     * @return the container's answer, at most a second old
     */
    boolean hasRole(String role, Predicate<String> container, long now) {
        Decision last = roles.get(role);
        if (last != null && Math.abs(now - last.atMillis()) < ROLE_REMEMBERED_MILLIS) { // a clock may be put back
            return last.has();
        }
        boolean has = container.test(role);
        if (last != null || roles.size() < MAX_ROLES) {
            roles.put(role, new Decision(has, now));
        }
        return has;
    }
}
