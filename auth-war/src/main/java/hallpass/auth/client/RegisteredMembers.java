package hallpass.auth.client;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import com.nimbusds.openid.connect.sdk.SubjectType;
import com.nimbusds.openid.connect.sdk.rp.OIDCClientMetadata;
import hallpass.auth.key.PublicKeySet;
import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Transient;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The members of RFC 7591 section 2 and of OpenID Connect Registration section 2 that a client has. Their names are
 * those of the RFC, and a member that is absent has the RFC's default if there is one.
 */
@MappedSuperclass
public abstract class RegisteredMembers {

    /** Scopes that every client may ask for, unless it was registered for fewer. */
    public static final List<String> STANDARD_SCOPES =
            List.of("openid", "profile", "email", "address", "phone", "groups", "offline_access");

    static final String AUTHORIZATION_CODE = "authorization_code";
    static final String REFRESH_TOKEN = "refresh_token";
    static final String CLIENT_CREDENTIALS = "client_credentials";
    static final String DEVICE_CODE = "urn:ietf:params:oauth:grant-type:device_code";

    @Column(nullable = false)
    private String metadata = "{}";

    @Transient
    private @Nullable OIDCClientMetadata parsed;

    /** The services that its access tokens are for. */
    public abstract List<String> audiences();

    /** @return a JSON object by the RFC's names */
    String metadata() {
        return metadata;
    }

    void metadata(String json) {
        metadata = json;
        parsed = null;
    }

    static OIDCClientMetadata parsed(String json) throws ParseException {
        return OIDCClientMetadata.parse(JSONObjectUtils.parse(json));
    }

    private OIDCClientMetadata members() {
        OIDCClientMetadata known = parsed;
        if (known == null) {
            try {
                known = parsed(metadata);
            } catch (ParseException impossible) {
                throw new IllegalStateException("the metadata was good when it was kept", impossible);
            }
            parsed = known;
        }
        return known;
    }

    /** Compared to the letter. */
    public Set<String> redirectUris() {
        return texts(members().getRedirectionURIs());
    }

    public Set<String> postLogoutRedirectUris() {
        return texts(members().getPostLogoutRedirectionURIs());
    }

    public Optional<URI> backchannelLogoutUri() {
        return Optional.ofNullable(members().getBackChannelLogoutURI());
    }

    public Optional<URI> frontchannelLogoutUri() {
        return Optional.ofNullable(members().getFrontChannelLogoutURI());
    }

    public boolean frontchannelLogoutSessionRequired() {
        return members().requiresFrontChannelLogoutSession();
    }

    /** What it may ask the token endpoint for; by default what its other members let it use. */
    public Set<String> grantTypes() {
        if (members().getGrantTypes() != null) {
            return texts(members().getGrantTypes());
        }
        if (!redirectUris().isEmpty()) {
            return texts(List.of(AUTHORIZATION_CODE, REFRESH_TOKEN)); // in this order, wherever it is shown
        }
        return audiences().isEmpty() ? Set.of() : Set.of(CLIENT_CREDENTIALS);
    }

    /** @return empty if it may send its secret by the header or in the form, as it likes */
    public Optional<String> authMethod() {
        return Optional.ofNullable(members().getTokenEndpointAuthMethod()).map(ClientAuthenticationMethod::getValue);
    }

    /** Whether it can't keep a secret, and so proves nothing at the token endpoint. */
    public boolean isPublic() {
        return authMethod().filter("none"::equals).isPresent();
    }

    public Optional<JWSAlgorithm> tokenEndpointAuthSigningAlg() {
        return Optional.ofNullable(members().getTokenEndpointAuthJWSAlg());
    }

    /** Its keys, if it registered them by value. */
    public Optional<PublicKeySet> jwks() {
        return Optional.ofNullable(members().getJWKSet()).map(Object::toString).map(PublicKeySet::parse);
    }

    public Optional<URI> jwksUri() {
        return Optional.ofNullable(members().getJWKSetURI());
    }

    /** @param scope one scope, which is a standard one or the name of a service */
    public boolean mayAsk(String scope) {
        return (members().getScope() == null || members().getScope().contains(scope))
                && (STANDARD_SCOPES.contains(scope) || audiences().contains(scope));
    }

    public boolean requiresPushedRequests() {
        return members().requiresPushedAuthorizationRequests();
    }

    public Optional<URI> logoUri() {
        return Optional.ofNullable(members().getLogoURI());
    }

    public Optional<URI> policyUri() {
        return Optional.ofNullable(members().getPolicyURI());
    }

    public Optional<URI> tosUri() {
        return Optional.ofNullable(members().getTermsOfServiceURI());
    }

    /** The addresses of request objects (OpenID Connect Core section 6.2); they may have a fragment. */
    public Set<String> requestUris() {
        return texts(members().getRequestObjectURIs());
    }

    /** @return empty if any algorithm of the server will do; {@code none} only if it says so */
    public Optional<JWSAlgorithm> requestObjectAlg() {
        return Optional.ofNullable(members().getRequestObjectJWSAlg());
    }

    /** @return empty if userinfo is plain JSON */
    public Optional<JWSAlgorithm> userinfoSignedAlg() {
        return Optional.ofNullable(members().getUserInfoJWSAlg());
    }

    public SubjectType subjectType() {
        return Optional.ofNullable(members().getSubjectType()).orElse(SubjectType.PUBLIC);
    }

    public boolean hasPairwiseSubjects() {
        return subjectType() == SubjectType.PAIRWISE;
    }

    /** @return the host whose clients share pairwise subjects (OpenID Connect Core section 8.1) */
    public String sector() {
        return sectorIdentifierUri()
                .or(() -> redirectUris().stream().map(URI::create).findFirst())
                .map(URI::getHost)
                .orElse("");
    }

    public boolean mayRefresh() {
        return grantTypes().contains(REFRESH_TOKEN);
    }

    public boolean mayAuthorize() {
        return grantTypes().contains(AUTHORIZATION_CODE);
    }

    /** Whether it runs on devices without a browser (RFC 8628). */
    public boolean mayUseDevices() {
        return grantTypes().contains(DEVICE_CODE);
    }

    public Optional<URI> sectorIdentifierUri() {
        return Optional.ofNullable(members().getSectorIDURI());
    }

    public Optional<Duration> defaultMaxAge() {
        int seconds = members().getDefaultMaxAge();
        return seconds < 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds));
    }

    /** @return how strong its sign-ins have to be if a request does not say it */
    public Set<String> defaultAcrValues() {
        return texts(members().getDefaultACRs());
    }

    private static Set<String> texts(@Nullable Collection<?> items) {
        return items == null
                ? Set.of()
                : items.stream().map(Object::toString).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
