package hallpass.auth.hosted;

import hallpass.auth.authorize.Interaction;
import hallpass.auth.authorize.Interaction.Asked;
import hallpass.auth.credential.ProvenUser;
import hallpass.auth.event.EventType;
import hallpass.auth.event.Origin;
import hallpass.auth.event.SecurityEvent;
import hallpass.auth.event.SecurityEvents;
import hallpass.auth.page.Fields;
import hallpass.auth.page.Redirect;
import hallpass.auth.session.InvalidGrantException;
import hallpass.auth.sso.BrowserSignIn;
import hallpass.auth.sso.BrowserSignIns;
import hallpass.auth.sso.SignInProof;
import hallpass.auth.upstream.ConnectCookie;
import hallpass.auth.upstream.ProvenIdentity;
import hallpass.auth.upstream.Upstream;
import hallpass.auth.upstream.UpstreamAccounts;
import hallpass.auth.upstream.UpstreamException;
import hallpass.auth.upstream.UpstreamIdentities;
import hallpass.auth.upstream.UpstreamSignIns;
import hallpass.auth.upstream.UpstreamSignIns.Begun;
import hallpass.auth.upstream.Upstreams;
import hallpass.auth.user.User;
import hallpass.resource.problem.ProblemException;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Signing in by another provider: the way there, and the way back. */
@DenyAll
@Path("upstream/{id}")
@RequestScoped
public class UpstreamResource {

    @Inject
    Upstreams upstreams;

    @Inject
    UpstreamSignIns flow;

    @Inject
    UpstreamAccounts accounts;

    @Inject
    UpstreamIdentities identities;

    @Inject
    ConnectCookie connect;

    @Inject
    BrowserSignIns signIns;

    @Inject
    AfterFirstStep first;

    @Inject
    Interaction interaction;

    @Inject
    SignInRequest asked;

    @Inject
    UpstreamPages pages;

    @Inject
    SecurityEvents events;

    @Inject
    HttpServletRequest request;

    /**
     * A link leads here and no form, for the Content-Security-Policy would hold a form against each redirect behind it,
     * and only the provider knows those. A user who comes from another origin has to click first.
     */
    @GET
    @PermitAll
    public Response begin(@PathParam("id") String id) {
        Upstream upstream = upstreams.find(id).orElseThrow(ProblemException::notFound);
        String query = request.getQueryString() == null ? "" : request.getQueryString();
        if (!UpstreamSignIns.canKeep(query) || !Origin.isOwn(request)) {
            return Redirect.to(asked.signInPage(query)).build();
        }
        boolean connects = interaction.goOn(query).isEmpty(); // no application asks who it is
        @Nullable
        UUID user = connects ? signIns.current().map(BrowserSignIn::user).orElse(null) : null;
        try {
            boolean fresh = asked.asked().filter(Asked::wantsFresh).isPresent();
            return flow.begin(upstream, user, query, fresh);
        } catch (UpstreamException away) {
            return pages.trouble(upstream, away.trouble(), asked.signInPage(query));
        }
    }

    @GET
    @Path("callback")
    @PermitAll
    public Response answer(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.USER_AGENT) @Nullable String userAgent) {
        Upstream upstream = upstreams.find(id).orElseThrow(ProblemException::notFound);
        Fields answer = Fields.of(request.getQueryString());
        Optional<Begun> begun = flow.begun(upstream, answer);
        if (begun.isEmpty()) {
            refused(upstream, "no sign-in of this browser");
            return pages.expired(upstream, asked.signInPage(""));
        }
        Response page;
        try {
            page = proven(upstream, begun.get(), flow.finish(upstream, begun.get(), answer), userAgent);
        } catch (UpstreamException trouble) {
            refused(upstream, trouble.getMessage());
            page = pages.trouble(
                    upstream, trouble.trouble(), asked.signInPage(begun.get().query()));
        }
        return Response.fromResponse(page).cookie(flow.taken(answer)).build();
    }

    private Response proven(Upstream upstream, Begun begun, ProvenIdentity identity, @Nullable String userAgent) {
        String query = begun.query();
        if (begun.user().isPresent()) {
            return connecting(upstream, begun.user().get(), identity, query);
        }
        Optional<User> user = accounts.of(identity);
        if (user.isEmpty()) {
            return askFor(identity, query);
        }
        try {
            SignInProof proof = SignInProof.upstream(upstream.id(), identity.secondFactor());
            return first.goOn(new ProvenUser(user.get()), proof, userAgent, query)
                    .build();
        } catch (InvalidGrantException disabled) {
            events.record(SecurityEvent.failure(EventType.SIGN_IN)
                    .to(user.get().id())
                    .because(upstream.id() + ": disabled user"));
            return pages.disabled(asked.signInPage(query));
        }
    }

    /** Somebody who was signed in wants to connect the identity, and still is the one who is signed in. */
    private Response connecting(Upstream upstream, UUID user, ProvenIdentity identity, String query) {
        if (signIns.current().filter(found -> found.user().equals(user)).isEmpty()) {
            return pages.expired(upstream, asked.signInPage(query));
        }
        Optional<User> owner = identities.owner(identity);
        if (owner.isEmpty()) {
            return askFor(identity, query);
        }
        return owner.get().id().equals(user)
                ? Redirect.to(asked.signInPage(query)).build()
                : pages.taken(upstream, asked.signInPage(query));
    }

    private Response askFor(ProvenIdentity identity, String query) {
        return Redirect.to(asked.path("connect", query))
                .cookie(connect.holding(identity))
                .build();
    }

    private void refused(Upstream upstream, @Nullable String reason) {
        events.record(SecurityEvent.failure(EventType.SIGN_IN).because(upstream.id() + ": " + reason));
    }
}
