package hallpass.auth.hosted;

import hallpass.resource.problem.ProblemException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.function.Function;

/** The page for somebody who has guessed too often. */
final class Waiting {

    /** RFC 6585 section 4. */
    static final int STATUS = 429;

    private Waiting() {}

    /**
     * @param form the page with its form, which says how long to wait
     * @throws ProblemException if it is about something else
     */
    static Response page(ProblemException refused, Function<Duration, Response> form) {
        if (refused.problem().status() != STATUS) {
            throw refused;
        }
        Duration wait = refused.retryAfter().orElse(Duration.ofSeconds(1));
        Response page = form.apply(wait);
        page.getHeaders()
                .putSingle(
                        HttpHeaders.RETRY_AFTER,
                        Math.max(1, wait.plusMillis(999).toSeconds()));
        return page;
    }
}
