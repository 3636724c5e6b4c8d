package hallpass.auth.authorize;

import hallpass.auth.key.KeyedHash;
import hallpass.auth.token.Form;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What the address of a page remembers of an authorization request while a person is asked: when it first came, signed
 * together with the request. If the client wants a fresh sign-in, one after this time will do, on any replica. Nobody
 * can forge the time.
 */
@ApplicationScoped
class Mark {

    /** When the request came first. */
    static final String AT = "at";

    /** Which sign-in the person chose to go on with. */
    static final String CHOSEN = "chosen";

    /** Somebody who takes longer is asked once more. */
    private static final Duration GOOD_FOR = Duration.ofHours(1);

    private static final String AT_PURPOSE = "authorize-at";
    private static final String CHOSEN_PURPOSE = "authorize-chosen";
    private static final String SEPARATOR = ".";

    @Inject
    KeyedHash hash;

    @Inject
    Clock clock;

    /** @return when the request came first; empty if it comes for the first time */
    Optional<Instant> of(Form request) {
        return request.find(AT).flatMap(mark -> {
            int separator = mark.indexOf(SEPARATOR);
            String time = separator < 0 ? "" : mark.substring(0, separator);
            if (!time.matches("\\d{1,12}")
                    || !hash.matches(mark.substring(separator + 1), AT_PURPOSE, signed(time, request))) {
                return Optional.empty();
            }
            Instant first = Instant.ofEpochSecond(Long.parseLong(time));
            return Optional.of(first).filter(at -> clock.instant().isBefore(at.plus(GOOD_FOR)));
        });
    }

    /** @return the request, marked, to be the query of a page's address */
    String query(Form request) {
        String time = String.valueOf(of(request).orElseGet(clock::instant).getEpochSecond());
        return bare(request) + "&" + AT + "=" + time + SEPARATOR + hash.of(AT_PURPOSE, signed(time, request));
    }

    /** @return what stands for a choice, for the query of the endpoint's address */
    String choice(Form request, UUID signIn) {
        return hash.of(CHOSEN_PURPOSE, signed(signIn.toString(), request));
    }

    boolean isChosen(Form request, UUID signIn) {
        return request.find(CHOSEN)
                .filter(choice -> hash.matches(choice, CHOSEN_PURPOSE, signed(signIn.toString(), request)))
                .isPresent();
    }

    private static String signed(String value, Form request) {
        return value + "\n" + bare(request);
    }

    private static String bare(Form request) {
        return request.encodedWithout(AT, CHOSEN);
    }
}
