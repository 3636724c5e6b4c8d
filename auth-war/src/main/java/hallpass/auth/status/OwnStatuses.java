package hallpass.auth.status;

import hallpass.resource.status.TokenStatus;
import hallpass.resource.status.TokenStatuses;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The issuer looks at its own bits, so that what it ended is refused with the next request. */
@Alternative
@Priority(Interceptor.Priority.APPLICATION)
@ApplicationScoped
class OwnStatuses implements TokenStatuses {

    private static final int MAX_DIGITS = 6;

    @Inject
    EndedIndexes endedIndexes;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "hallpass.issuer")
    String issuer;

    private String prefix = "";

    @PostConstruct
    void remember() {
        String first = StatusUri.of(issuer, 0);
        prefix = first.substring(0, first.length() - 1);
    }

    @Override
    public TokenStatus of(String uri, long index) {
        if (!endedIndexes.known()) {
            return TokenStatus.STALE;
        }
        StatusBits[] lists = endedIndexes.lists();
        int number = number(uri);
        if (number < 0 || index < 0 || index >= StatusIndex.LIST_SIZE) {
            return TokenStatus.INVALID;
        }
        return number < lists.length && lists[number].get((int) index) ? TokenStatus.ENDED : TokenStatus.LIVE;
    }

    @Override
    public boolean fetched() {
        return false;
    }

    @Override
    public Optional<Duration> age() {
        return endedIndexes.known()
                ? Optional.of(Duration.between(endedIndexes.asOf(), clock.instant()))
                : Optional.empty();
    }

    /** @return the number of the list; negative if it is not one of ours */
    private int number(String uri) {
        int digits = uri.length() - prefix.length();
        if (digits < 1
                || digits > MAX_DIGITS
                || !uri.startsWith(prefix)
                || (digits > 1 && uri.charAt(prefix.length()) == '0')) {
            return -1;
        }
        int number = 0;
        for (int i = prefix.length(); i < uri.length(); i++) {
            int digit = uri.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
