package hallpass.auth.authorize;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.openid.connect.sdk.OIDCError;
import hallpass.auth.secret.Secret;
import hallpass.auth.sso.BrowserSignIn;
import hallpass.auth.sso.BrowserSignIns;
import hallpass.auth.token.Form;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides what comes next for an authorization request: a page, an error or a code. */
@ApplicationScoped
class Authorization {

    @Inject
    BrowserSignIns signIns;

    @Inject
    Subjects subjects;

    @Inject
    StrongerSignIn strongerSignIn;

    @Inject
    Consents consents;

    @Inject
    AuthorizationCodes codes;

    @Inject
    PushedRequests pushed;

    @Inject
    Mark mark;

    @Inject
    Clock clock;

    /**
     * @param sent as the browser sent it, with what its address remembers
     * @throws AuthorizationException if the client is to be told
     */
    Outcome decide(AuthorizationRequest request, Form sent) {
        Instant first = mark.of(sent).orElse(null);
        Optional<BrowserSignIn> signIn = signIns.current();
        if (signIn.isEmpty() || hasToSignIn(request, sent, first, signIn.get())) {
            return page(request, request.asksFor(AuthorizationRequest.PROMPT_CREATE) ? Page.SIGN_UP : Page.SIGN_IN);
        }
        Optional<Page> stronger = strongerSignIn.page(request, signIn.get());
        if (stronger.isPresent()) {
            return page(request, stronger.get());
        }
        if (hasToConsent(request, first, signIn.get())) {
            return page(request, Page.CONSENT);
        }
        return new Outcome(null, code(request, signIn.get()));
    }

    /** A user who refuses: the client is told, and the request is over. */
    void refused(AuthorizationRequest request, BrowserSignIn signIn) {
        consents.refuse(signIn.user(), request.client().id());
        request.reference().ifPresent(pushed::remove);
        throw new AuthorizationException(
                request.target(), OAuth2Error.ACCESS_DENIED_CODE, "The user did not allow it.");
    }

    boolean hasToConsent(AuthorizationRequest request, @Nullable Instant first, BrowserSignIn signIn) {
        boolean anew = request.asksFor(AuthorizationRequest.PROMPT_CONSENT);
        if (request.client().firstParty() && !anew) {
            return false;
        }
        Instant since = anew ? Optional.ofNullable(first).orElse(Instant.MAX) : null;
        return !consents.covers(signIn.user(), request.client().id(), request.consentScope(), since);
    }

    private boolean hasToSignIn(
            AuthorizationRequest request, Form sent, @Nullable Instant first, BrowserSignIn signIn) {
        boolean isFresh = first != null && !signIn.authTime().isBefore(first);
        boolean asksAnew = request.asksFor(AuthorizationRequest.PROMPT_LOGIN)
                || request.asksFor(AuthorizationRequest.PROMPT_CREATE)
                || (request.asksFor(AuthorizationRequest.PROMPT_SELECT_ACCOUNT) && !mark.isChosen(sent, signIn.id()))
                || isTooOld(request, signIn);
        return asksAnew && !isFresh || !subjects.isAsked(request, signIn);
    }

    private boolean isTooOld(AuthorizationRequest request, BrowserSignIn signIn) {
        return request.maxAge() != null
                && signIn.authTime().plusSeconds(request.maxAge()).isBefore(clock.instant());
    }

    private Outcome page(AuthorizationRequest request, Page page) {
        if (request.isSilent()) {
            throw page == Page.CONSENT
                    ? error(request, OIDCError.CONSENT_REQUIRED.getCode(), "The user has to consent.")
                    : error(request, OIDCError.LOGIN_REQUIRED.getCode(), "The user has to sign in.");
        }
        return new Outcome(page, null);
    }

    private Secret code(AuthorizationRequest request, BrowserSignIn signIn) {
        if (request.reference().isPresent()
                && !pushed.remove(request.reference().get())) {
            throw new UntrustedRequestException(UntrustedRequestException.Reason.REQUEST_EXPIRED);
        }
        return codes.issue(request, signIn);
    }

    private static AuthorizationException error(AuthorizationRequest request, String error, String description) {
        return new AuthorizationException(request.target(), error, description);
    }

    /** Pages on which somebody is asked something. */
    enum Page {
        SIGN_IN("signin"),
        SIGN_UP("signup"),
        SECOND_FACTOR("second-factor"),
        CONSENT("consent");

        private final String path;

        Page(String path) {
            this.path = path;
        }

        String path() {
            return path;
        }
    }

    /** What comes next: a page or a code. The other one is null. */
    record Outcome(@Nullable Page page, @Nullable Secret code) {}
}
