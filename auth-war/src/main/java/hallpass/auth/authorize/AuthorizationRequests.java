package hallpass.auth.authorize;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import hallpass.auth.authorize.RequestObjects.BadObjectException;
import hallpass.auth.authorize.UntrustedRequestException.Reason;
import hallpass.auth.client.BuiltInClient;
import hallpass.auth.client.ServiceClient;
import hallpass.auth.client.ServiceClients;
import hallpass.auth.token.Form;
import hallpass.auth.token.Scopes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads authorization requests: first who asks and where the answer may go, then all the rest. */
@ApplicationScoped
class AuthorizationRequests {

    static final String UI_LOCALES = "ui_locales";

    @Inject
    ServiceClients clients;

    @Inject
    BuiltInClient builtIn;

    @Inject
    PushedRequests pushed;

    @Inject
    RequestObjects objects;

    @Inject
    RequestedScope scopes;

    @Inject
    Subjects subjects;

    @Inject
    RequestedAcr acr;

    /**
     * @param sent as it came, or with the address of a pushed one
     * @throws UntrustedRequestException if nobody may be redirected
     * @throws AuthorizationException if the client is to be told
     */
    AuthorizationRequest read(Form sent) {
        ServiceClient client = client(sent);
        Optional<String> reference = sent.find("request_uri").filter(PushedRequests::isReference);
        if (reference.isEmpty()) {
            Form whole = withObject(sent, client);
            AnswerTarget target = target(whole, client);
            if (client.requiresPushedRequests()) {
                throw new AuthorizationException(
                        target, OAuth2Error.INVALID_REQUEST_CODE, "This client has to push its requests (RFC 9126).");
            }
            return read(whole, client, target, null);
        }
        Form kept = withObject(
                pushed.find(reference.get(), client.id())
                        .orElseThrow(() -> new UntrustedRequestException(Reason.REQUEST_EXPIRED)),
                client);
        return read(kept, client, target(kept, client), reference.get());
    }

    /** Looks at a request that a client pushes, so that it hears at once what is wrong with it. */
    void check(Form sent, ServiceClient client) {
        Form whole = withObject(sent, client);
        read(whole, client, target(whole, client), null);
    }

    /** If the request object is bad, only the parameters beside it say where the error may be sent. */
    private Form withObject(Form sent, ServiceClient client) {
        try {
            return objects.resolved(sent, client);
        } catch (BadObjectException bad) {
            throw new AuthorizationException(target(sent, client), bad.error(), bad.description());
        }
    }

    private ServiceClient client(Form sent) {
        return sent.find("client_id")
                .flatMap(id -> id.equals(ServiceClients.BUILT_IN) ? Optional.of(builtIn.get()) : clients.find(id))
                .orElseThrow(() -> new UntrustedRequestException(Reason.UNKNOWN_CLIENT));
    }

    private static AnswerTarget target(Form sent, ServiceClient client) {
        Set<String> registered = client.redirectUris();
        Optional<String> named = sent.find("redirect_uri");
        if (named.isPresent() && !RedirectUris.isRegistered(named.get(), registered)) {
            throw new UntrustedRequestException(Reason.REDIRECT_URI_UNKNOWN);
        }
        String redirectUri = named.or(() -> onlyOne(sent, registered))
                .orElseThrow(() -> new UntrustedRequestException(Reason.REDIRECT_URI_MISSING));
        boolean formPost =
                sent.find("response_mode").filter("form_post"::equals).isPresent();
        return new AnswerTarget(redirectUri, formPost, sent.find("state").orElse(null));
    }

    /** RFC 6749 section 3.1.2.3. For an ID token the address has to be named (OpenID Connect Core section 3.1.2.1). */
    private static Optional<String> onlyOne(Form sent, Set<String> registered) {
        boolean openid = Scopes.includes(sent.find("scope").orElse(""), Scopes.OPENID);
        return openid || registered.size() > 1
                ? Optional.empty()
                : registered.stream().findFirst();
    }

    private AuthorizationRequest read(
            Form sent, ServiceClient client, AnswerTarget target, @Nullable String reference) {
        Parameters parameters = new Parameters(sent, target);
        parameters.refuseOthers();
        if (!client.mayAuthorize()) {
            throw parameters.wrong(OAuth2Error.UNAUTHORIZED_CLIENT_CODE, "The client has not this grant type.");
        }
        String scope = scopes.of(sent, client, target);
        return new AuthorizationRequest(
                client,
                target,
                sent.find("redirect_uri").isPresent(),
                scope,
                parameters.claims(client::mayAsk),
                parameters.nonce(),
                parameters.codeChallenge(client.pkceRequired()),
                parameters.prompt(),
                parameters.maxAge(
                        client.defaultMaxAge().map(age -> age.toSeconds()).orElse(null)),
                subjects.asked(parameters),
                sent.find("login_hint").orElse(null),
                sent.find(UI_LOCALES).orElse(null),
                reference,
                acr.of(parameters, client));
    }
}
