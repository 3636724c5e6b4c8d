package hallpass.auth.hosted;

import hallpass.auth.credential.ProvenUser;
import hallpass.auth.mail.MailSettings;
import hallpass.auth.page.ConnectPage;
import hallpass.auth.page.Fields;
import hallpass.auth.page.FormToken;
import hallpass.auth.page.Page;
import hallpass.auth.page.Pages;
import hallpass.auth.page.Redirect;
import hallpass.auth.registration.RegistrationMode;
import hallpass.auth.sso.BrowserSignIns;
import hallpass.auth.sso.SignInProof;
import hallpass.auth.upstream.ConnectCookie;
import hallpass.auth.upstream.ProvenIdentity;
import hallpass.auth.upstream.Upstream;
import hallpass.auth.upstream.UpstreamIdentities;
import hallpass.auth.upstream.Upstreams;
import hallpass.auth.user.User;
import hallpass.auth.user.Users;
import hallpass.resource.problem.ProblemException;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Connecting an identity at another provider with an account here. Its owner proves the account by its password, or has
 * just signed in; that the e-mails are the same proves nothing (RFC 9700 and "account pre-hijacking").
 */
@DenyAll
@Path("connect")
@RequestScoped
public class ConnectResource {

    private static final String FORM = "connect";
    private static final int CONFLICT = 409;

    /** An older sign-in may be that of somebody who has left an open screen: the password is asked for. */
    private static final Duration FRESH = Duration.ofMinutes(10);

    @Inject
    Pages pages;

    @Inject
    UpstreamPages troubles;

    @Inject
    FormToken formToken;

    @Inject
    SignInRequest asked;

    @Inject
    ConnectCookie connect;

    @Inject
    Upstreams upstreams;

    @Inject
    UpstreamIdentities identities;

    @Inject
    PasswordForm passwords;

    @Inject
    AfterFirstStep first;

    @Inject
    BrowserSignIns signIns;

    @Inject
    Users users;

    @Inject
    MailSettings mail;

    @Inject
    RegistrationMode registration;

    @Inject
    Clock clock;

    /** An identity that is to be connected. */
    private record Pending(ProvenIdentity identity, Upstream upstream) {}

    @GET
    @PermitAll
    public Response page() {
        Optional<Pending> pending = pending();
        return pending.isEmpty() ? asked.toSignIn() : form(pending.get(), email(pending.get()), null, 200);
    }

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response connect(@Nullable String body, @HeaderParam(HttpHeaders.USER_AGENT) @Nullable String userAgent) {
        Fields form = Fields.of(body);
        formToken.require(FORM, form);
        Optional<Pending> found = pending();
        if (found.isEmpty()) {
            return asked.toSignIn();
        }
        Pending pending = found.get();
        Optional<User> fresh = form.has("connect") ? freshUser() : Optional.empty();
        if (fresh.isPresent()) {
            return linked(pending, new ProvenUser(fresh.get()), () -> Redirect.to(asked.onward()));
        }
        return passwords.answer(
                form,
                proven -> connected(pending, proven, SignInProof.PASSWORD, userAgent),
                (email, alert, status) -> form(pending, email, alert, status));
    }

    /** With a second factor to be shown yet, this page is shown again after it: then the sign-in is fresh. */
    private Response connected(Pending pending, ProvenUser proven, SignInProof proof, @Nullable String userAgent) {
        return first.isHalf(proven, proof)
                ? first.goOn(proven, proof, userAgent).build()
                : linked(pending, proven, () -> first.goOn(proven, proof, userAgent));
    }

    /** @param onward where the browser goes with the sign-in that there is now */
    private Response linked(Pending pending, ProvenUser proven, Supplier<Response.ResponseBuilder> onward) {
        try {
            identities.link(proven, pending.identity);
        } catch (ProblemException refused) {
            if (refused.problem().status() != CONFLICT) {
                throw refused;
            }
            return troubles.taken(pending.upstream, asked.page("signin"));
        }
        return onward.get().cookie(connect.cleared()).build();
    }

    private Optional<Pending> pending() {
        return connect.identity().flatMap(identity -> upstreams
                .find(identity.upstream())
                .filter(upstream -> upstream.issuer().equals(identity.issuer()))
                .map(upstream -> new Pending(identity, upstream)));
    }

    private Optional<User> freshUser() {
        return signIns.current()
                .filter(signIn -> clock.instant().isBefore(signIn.authTime().plus(FRESH)))
                .flatMap(signIn -> users.find(signIn.user()));
    }

    /** The e-mail of the user who is signed in; if nobody is, the one that the other provider told. */
    private String email(Pending pending) {
        String told = pending.identity.email() == null ? "" : pending.identity.email();
        return signIns.current()
                .flatMap(signIn -> users.find(signIn.user()))
                .map(User::email)
                .orElse(told);
    }

    private Response form(Pending pending, String email, @Nullable String alert, int status) {
        ConnectPage model = new ConnectPage(
                asked.client(),
                pending.upstream.name(),
                pending.identity.label(),
                freshUser().map(User::email).orElse(null),
                email,
                alert,
                mail.isConfigured(),
                !registration.isClosed());
        return pages.render(asked.framed(Page.of(FORM, model)).withStatus(status));
    }
}
