package hallpass.resource.forward;

import com.nimbusds.jwt.JWTParser;
import hallpass.resource.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * This service's own access token (RFC 6749 section 4.4): kept until a fifth of its life is left, then renewed in the
 * background while the old one is still used. All callers that need one meanwhile wait for the same answer.
 */
@ApplicationScoped
class OwnToken {

    private static final Logger LOG = System.getLogger(OwnToken.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** The pause after a failure. A service in distress must not be asked once for each request. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** A token that lives no longer than this is renewed first, since it has to last for the call. */
    private static final Duration MARGIN = Duration.ofSeconds(5);

    private record Held(String text, Set<String> audience, Instant renewAt, Instant expiresAt) {}

    @Inject
    TokenSource source;

    @Inject
    Clock clock;

    private volatile @Nullable Held held;
    private @Nullable CompletableFuture<?> asking;
    private Instant notBefore = Instant.MIN;

    /**
     * @throws ProblemException 503 if the auth service does not give one
     * @throws IllegalStateException if this service is not registered as a client for that service
     */
    String forService(String service) {
        Held token = current();
        if (!token.audience().contains(service)) {
            throw new IllegalStateException("this service's client is not registered for the audience " + service);
        }
        return token.text();
    }

    /** Gets another one next time. @return whether it was this one */
    boolean forget(String refused) {
        Held token = held;
        boolean ours = token != null && token.text().equals(refused);
        if (ours) {
            held = null;
        }
        return ours;
    }

    private Held current() {
        Held token = held;
        Instant now = clock.instant();
        if (token != null && now.isBefore(token.renewAt())) {
            return token;
        }
        CompletableFuture<?> renewal = renewal(now);
        if (token != null && now.isBefore(token.expiresAt().minus(MARGIN))) {
            return token;
        }
        try {
            renewal.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw unavailable();
        } catch (ExecutionException | TimeoutException failed) {
            throw unavailable();
        }
        Held renewed = held;
        if (renewed == null) {
            throw unavailable();
        }
        return renewed;
    }

    private synchronized CompletableFuture<?> renewal(Instant now) {
        if (asking != null && (!asking.isDone() || now.isBefore(notBefore))) {
            return asking;
        }
        notBefore = now.plus(PAUSE);
        asking = source.fetch().thenAccept(this::hold).whenComplete((done, failure) -> {
            if (failure != null) {
                LOG.log(Level.WARNING, "No access token for this service: " + failure);
            }
        });
        return asking;
    }

    private void hold(TokenSource.Fetched fetched) {
        try {
            Instant now = clock.instant();
            Duration life = Duration.ofSeconds(fetched.seconds());
            held = new Held(
                    fetched.text(),
                    Set.copyOf(JWTParser.parse(fetched.text()).getJWTClaimsSet().getAudience()),
                    now.plus(life.multipliedBy(4).dividedBy(5)),
                    now.plus(life));
        } catch (ParseException unreadable) {
            throw new java.util.concurrent.CompletionException(new IOException("the access token is no JWT"));
        }
    }

    private static ProblemException unavailable() {
        return ProblemException.unavailable(
                "The authorization server is away, and this needs it. Try again shortly.", Duration.ofSeconds(2));
    }
}
