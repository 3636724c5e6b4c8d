package hallpass.auth.upstream;

import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.Prompt;
import hallpass.auth.page.Fields;
import hallpass.auth.page.HostCookies;
import hallpass.auth.page.Redirect;
import hallpass.auth.secret.Secret;
import hallpass.auth.throttle.Throttle;
import hallpass.resource.problem.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Sends a browser to a provider, and takes the answer that it comes back with. */
@RequestScoped
public class UpstreamSignIns {

    /** An application's request has to fit into a cookie. Browsers keep 4,096 characters of one. */
    private static final int MAX_QUERY = 2700;

    /** Somebody who takes longer starts again. */
    private static final Duration GOOD_FOR = Duration.ofMinutes(15);

    private static final String COOKIE = "hallpass_upstream_";
    private static final int COOKIE_ID = 8;

    /** Tabs in which somebody signs in at the same time. */
    private static final int MAX_PENDING = 3;

    private static final Pattern STATE = Pattern.compile("[A-Za-z0-9_-]{43}");

    /** Parameters of the application's request that the provider gets too. */
    private static final List<String> FORWARDED = List.of("login_hint", "ui_locales");

    @Inject
    Providers providers;

    @Inject
    UpstreamClient client;

    @Inject
    HostCookies cookies;

    @Inject
    Throttle throttle;

    @Inject
    SecureRandom random;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "hallpass.issuer")
    String ownIssuer;

    /** @return whether somebody who was sent here with that query can sign in by a provider */
    public static boolean canKeep(@Nullable String query) {
        return query == null || query.length() <= MAX_QUERY;
    }

    /**
     * @param user who is signed in and wants to connect the identity; null for somebody who wants to sign in
     * @param query of the sign-in page, to go on with
     * @param fresh whether the provider has to ask the person again, though it knows who is there
     * @return the redirect to the provider
     * @throws UpstreamException if it is away
     * @throws ProblemException 429 if this network has had too many
     */
    public Response begin(Upstream upstream, @Nullable UUID user, String query, boolean fresh)
            throws UpstreamException {
        throttle.upstream();
        PendingSignIn pending = new PendingSignIn(Secret.random(random), clock.instant(), user, query);
        URI address = request(upstream, providers.of(upstream), pending, fresh);
        NewCookie cookie = cookies.holding(name(pending.state(upstream)), pending.encoded(), GOOD_FOR);
        return Redirect.to(address.toString())
                .cookie(Stream.concat(surplus(), Stream.of(cookie)).toArray(NewCookie[]::new))
                .build();
    }

    private URI request(Upstream upstream, Provider provider, PendingSignIn pending, boolean fresh) {
        AuthenticationRequest.Builder request = new AuthenticationRequest.Builder(
                        ResponseType.CODE,
                        new Scope(upstream.scopes().toArray(String[]::new)),
                        new ClientID(upstream.clientId()),
                        redirectUri(upstream))
                .endpointURI(provider.authorization())
                .state(new State(pending.state(upstream)))
                .nonce(new Nonce(pending.nonce(upstream)))
                .codeChallenge(new CodeVerifier(pending.codeVerifier(upstream)), CodeChallengeMethod.S256);
        Fields asked = Fields.of(pending.query());
        FORWARDED.forEach(name -> asked.find(name).ifPresent(value -> request.customParameter(name, value)));
        if (fresh) {
            request.prompt(Prompt.Type.LOGIN);
        }
        return request.build().toURI();
    }

    /** Takes the sign-in that an answer belongs to out of the browser. @return what the answer has to set */
    public NewCookie taken(Fields answer) {
        return cookies.cleared(name(answer.text("state")));
    }

    /** @return the sign-in that this browser began, if the answer belongs to it and came in time */
    public Optional<Begun> begun(Upstream upstream, Fields answer) {
        String state = answer.text("state");
        return Optional.of(state)
                .filter(text -> STATE.matcher(text).matches())
                .flatMap(text -> cookies.values(name(text)).findFirst())
                .flatMap(PendingSignIn::parse)
                .filter(pending -> pending.isAnsweredBy(state, upstream))
                .filter(pending -> clock.instant().isBefore(pending.since().plus(GOOD_FOR)))
                .map(Begun::new);
    }

    /** A sign-in that is back from its provider. */
    public static final class Begun {

        private final PendingSignIn pending;

        Begun(PendingSignIn pending) {
            this.pending = pending;
        }

        /** @return of the sign-in page that it began on */
        public String query() {
            return pending.query();
        }

        /** @return who wants to connect the identity; empty for somebody who wants to sign in */
        public Optional<UUID> user() {
            return Optional.ofNullable(pending.user());
        }
    }

    /**
     * @return who the provider says it is
     * @throws UpstreamException if it says nothing that can be believed
     * @throws ProblemException 429 if this network has had too many
     */
    public ProvenIdentity finish(Upstream upstream, Begun begun, Fields answer) throws UpstreamException {
        throttle.upstream();
        Provider provider = providers.of(upstream);
        Optional<String> issuer = answer.find("iss"); // RFC 9207 section 2.4, against mix-up
        if (issuer.isEmpty() ? provider.namesIssuer() : !issuer.get().equals(upstream.issuer())) {
            throw UpstreamException.refused("the answer is of another issuer");
        }
        if (answer.has("error")) {
            throw error(answer.text("error"));
        }
        String code = answer.find("code").orElseThrow(() -> UpstreamException.refused("there is no code"));
        return client.identity(
                upstream, provider, begun.pending, code, redirectUri(upstream).toString());
    }

    private static UpstreamException error(String error) {
        return switch (error) {
            case "server_error", "temporarily_unavailable" -> UpstreamException.away(error);
            case "access_denied",
                    "login_required",
                    "interaction_required",
                    "consent_required",
                    "account_selection_required" -> UpstreamException.denied(error);
            default -> UpstreamException.refused("another error");
        };
    }

    /** A browser sends all cookies with each request: those of tabs that nobody goes on with may not pile up. */
    private Stream<NewCookie> surplus() {
        List<String> pending = cookies.names(COOKIE).toList();
        return pending.size() < MAX_PENDING ? Stream.empty() : pending.stream().map(cookies::cleared);
    }

    private static String name(String state) {
        return COOKIE + (STATE.matcher(state).matches() ? state.substring(0, COOKIE_ID) : "");
    }

    private URI redirectUri(Upstream upstream) {
        return URI.create(ownIssuer + "/upstream/" + upstream.id() + "/callback");
    }
}
