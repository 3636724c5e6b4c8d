package hallpass.auth.page;

import hallpass.auth.event.Origin;
import hallpass.auth.key.KeyedHash;
import hallpass.auth.secret.Secret;
import hallpass.resource.problem.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.NewCookie;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Shows that a form came from one of our pages in the same browser: a hidden field that only we can compute of the
 * browser's cookie. Another site can send our form, but knows no such field; the token of another browser does not fit
 * the cookie. So nobody is signed in as somebody else without knowing it (RFC 6819 section 4.4.2.5).
 */
@RequestScoped
public class FormToken {

    /** The hidden field. */
    public static final String FIELD = "form_token";

    static final String NAME = "hallpass_form";
    private static final String PURPOSE = "form";
    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9_-]{43}");

    @Inject
    HttpServletRequest request;

    @Inject
    HostCookies cookies;

    @Inject
    KeyedHash keyedHash;

    @Inject
    SecureRandom random;

    @Inject
    @ConfigProperty(name = "hallpass.issuer")
    String issuer;

    private @Nullable String fresh;

    /**
     * The token of a form. It also names this browser for that form, to whoever binds something to it.
     *
     * @return a text that only we can compute; the page that is answered sets {@link #cookie}, if there is one
     */
    public String of(String form) {
        return keyedHash.of(PURPOSE, form + " " + value().orElseGet(this::begun));
    }

    /** @return the cookie that this browser does not have yet */
    Optional<NewCookie> cookie() {
        return fresh().map(value -> cookies.holding(NAME, value));
    }

    /**
     * Asked before a form is read.
     *
     * @param form its name, as its template says it
     * @throws ProblemException 403 if it is not from one of our pages in this browser
     */
    public void require(String form, Fields sent) {
        boolean ours = isFromOwnOrigin()
                && value().filter(value -> keyedHash.matches(sent.text(FIELD), PURPOSE, form + " " + value))
                        .isPresent();
        if (!ours) {
            throw ProblemException.forbidden("form-expired", "Open the page again: this form is not from it.");
        }
    }

    /** Our pages tell no referrer, so most browsers say {@code null} as their origin. Another one is not ours. */
    private boolean isFromOwnOrigin() {
        String origin = request.getHeader("Origin");
        return Origin.isOwn(request)
                && (origin == null
                        || origin.equals("null")
                        || Origin.of(URI.create(issuer)).filter(origin::equals).isPresent()
                        || origin.equals(request.getScheme() + "://" + request.getHeader("Host")));
    }

    private Optional<String> value() {
        return fresh().or(() -> cookies.values(NAME)
                .filter(value -> VALUE.matcher(value).matches())
                .findFirst());
    }

    /** @return the value that this browser has to get */
    Optional<String> fresh() {
        return Optional.ofNullable(fresh);
    }

    private String begun() {
        fresh = Secret.random(random).text();
        return fresh;
    }
}
