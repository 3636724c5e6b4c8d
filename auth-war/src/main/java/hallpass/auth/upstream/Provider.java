package hallpass.auth.upstream;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import hallpass.auth.key.RemoteKeySet;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a provider says about itself (OpenID Connect Discovery 1.0 section 3).
 *
 * @param userInfo null if it has none
 * @param secretInForm whether it wants the client's secret in the form and not in the header
 * @param namesIssuer whether every answer of it has {@code iss} (RFC 9207)
 */
record Provider(
        URI authorization,
        URI token,
        @Nullable URI userInfo,
        RemoteKeySet keys,
        boolean secretInForm,
        boolean namesIssuer) {

    private static final Set<String> SCHEMES = Set.of("https", "http"); // SafeFetch decides about plain http

    /**
     * @param issuer letter by letter as it is configured; a document about another one is of somebody else
     * @throws UpstreamException if the document cannot be used
     */
    static Provider parse(String json, String issuer) throws UpstreamException {
        try {
            OIDCProviderMetadata metadata = OIDCProviderMetadata.parse(json);
            if (!metadata.getIssuer().getValue().equals(issuer)) {
                throw UpstreamException.refused("the metadata is of another issuer");
            }
            return new Provider(
                    address(metadata.getAuthorizationEndpointURI(), "authorization endpoint"),
                    address(metadata.getTokenEndpointURI(), "token endpoint"),
                    metadata.getUserInfoEndpointURI(),
                    new RemoteKeySet(address(metadata.getJWKSetURI(), "key set")),
                    wantsSecretInForm(metadata.getTokenEndpointAuthMethods()),
                    metadata.supportsAuthorizationResponseIssuerParam());
        } catch (ParseException noMetadata) {
            throw UpstreamException.refused("the metadata cannot be read: " + noMetadata.getMessage());
        }
    }

    private static URI address(@Nullable URI address, String what) throws UpstreamException {
        if (address == null
                || address.getHost() == null
                || !SCHEMES.contains(String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT))) {
            throw UpstreamException.refused("the metadata has no address of the " + what);
        }
        return address;
    }

    private static boolean wantsSecretInForm(@Nullable List<ClientAuthenticationMethod> methods)
            throws UpstreamException {
        if (methods == null || methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)) {
            return false; // OpenID Connect Discovery section 3: the default
        }
        if (!methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST)) {
            throw UpstreamException.refused("the token endpoint takes no client secret");
        }
        return true;
    }
}
