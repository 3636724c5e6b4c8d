package hallpass.auth.metadata;

import jakarta.json.bind.annotation.JsonbNillable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The offer of this authorization server. Names and meaning of the members are those of RFC 8414 section 2, OpenID
 * Connect Discovery section 3, RFC 8628 section 4, RFC 9126 section 5 and RFC 9207 section 3, and those of the logout
 * specifications of OpenID Connect.
 *
 * @param registrationEndpoint null if clients can't register themselves
 * @param statusListAggregationEndpoint draft-ietf-oauth-status-list section 9: where all status lists are named
 * @param hallpassRegistration open, verified or closed: whether people can make accounts by themselves
 * @param hallpassMail whether mail is sent: only then a forgotten password can be replaced
 */
@JsonbNillable(false)
public record ServerMetadata(
        String issuer,
        String authorizationEndpoint,
        String pushedAuthorizationRequestEndpoint,
        String deviceAuthorizationEndpoint,
        String tokenEndpoint,
        String jwksUri,
        String userinfoEndpoint,
        String endSessionEndpoint,
        @Nullable String registrationEndpoint,
        String revocationEndpoint,
        String introspectionEndpoint,
        String statusListAggregationEndpoint,
        List<String> scopesSupported,
        List<String> claimsSupported,
        boolean claimsParameterSupported,
        boolean requestParameterSupported,
        boolean requestUriParameterSupported,
        boolean requireRequestUriRegistration,
        List<String> requestObjectSigningAlgValuesSupported,
        List<String> responseTypesSupported,
        List<String> responseModesSupported,
        List<String> codeChallengeMethodsSupported,
        boolean authorizationResponseIssParameterSupported,
        List<String> promptValuesSupported,
        List<String> acrValuesSupported,
        List<String> uiLocalesSupported,
        List<String> grantTypesSupported,
        List<String> tokenEndpointAuthMethodsSupported,
        List<String> tokenEndpointAuthSigningAlgValuesSupported,
        List<String> revocationEndpointAuthMethodsSupported,
        List<String> revocationEndpointAuthSigningAlgValuesSupported,
        List<String> introspectionEndpointAuthMethodsSupported,
        List<String> introspectionEndpointAuthSigningAlgValuesSupported,
        List<String> subjectTypesSupported,
        List<String> idTokenSigningAlgValuesSupported,
        List<String> userinfoSigningAlgValuesSupported,
        boolean frontchannelLogoutSupported,
        boolean frontchannelLogoutSessionSupported,
        boolean backchannelLogoutSupported,
        boolean backchannelLogoutSessionSupported,
        String hallpassRegistration,
        boolean hallpassMail) {}
