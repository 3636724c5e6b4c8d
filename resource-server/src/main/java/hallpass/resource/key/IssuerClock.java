package hallpass.resource.key;

import hallpass.resource.service.ServiceMetrics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Compares this server's clock with the issuer's, whose answers say the time ({@code Date}, RFC 9110 section 6.6.1). If
 * they differ, good tokens seem to be expired or not valid yet, and nobody sees why.
 */
@ApplicationScoped
class IssuerClock {

    /** As much as {@code TokenRules} allows. {@code Date} has whole seconds. */
    private static final Duration TOLERATED = Duration.ofSeconds(10);

    private static final Duration TOLD_EVERY = Duration.ofMinutes(1);
    private static final Logger LOG = System.getLogger(IssuerClock.class.getName());

    @Inject
    Clock clock;

    @Inject
    ServiceMetrics metrics;

    private volatile long aheadSeconds;
    private @Nullable Instant told;

    void start(@Observes Startup startup) {
        metrics.gauge("hallpass.clock.ahead.of.issuer.seconds", () -> aheadSeconds);
    }

    /**
     * @param date the header of an answer that has just come
     * @param sent when it was asked for
     */
    synchronized void compare(String date, Instant sent) {
        Instant now = clock.instant();
        Duration ahead = ahead(date, sent, now);
        aheadSeconds = ahead.toSeconds();
        if (ahead.abs().compareTo(TOLERATED) <= 0) {
            told = null;
        } else if (told == null || !now.isBefore(told.plus(TOLD_EVERY))) {
            told = now;
            LOG.log(Level.WARNING, complaint(ahead));
        }
    }

    /** @return zero if the issuer's time is somewhere between both, or cannot be read */
    static Duration ahead(String date, Instant sent, Instant received) {
        try {
            Instant issuer = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
            if (issuer.plusSeconds(1).isBefore(sent)) {
                return Duration.between(issuer.plusSeconds(1), sent);
            }
            return issuer.isAfter(received) ? Duration.between(issuer, received) : Duration.ZERO;
        } catch (DateTimeException unreadable) {
            return Duration.ZERO;
        }
    }

    static String complaint(Duration ahead) {
        return "The clock of this server is " + ahead.abs().toSeconds() + " s "
                + (ahead.isNegative() ? "behind" : "ahead of")
                + " the auth service's, so its access tokens seem to be "
                + (ahead.isNegative() ? "not valid yet" : "expired")
                + " and may be refused. Set both clocks by NTP.";
    }
}
