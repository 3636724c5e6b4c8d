package hallpass.auth.metadata;

import java.util.List;

/**
 * The offer of this authorization server. Names and meaning of the members are those of RFC 8414 section 2.
 *
 * @param statusListAggregationEndpoint draft-ietf-oauth-status-list section 9: where all status lists are named
 * @param hallpassRegistration open, verified or closed: whether people can make accounts by themselves
 * @param hallpassMail whether mail is sent: only then a forgotten password can be replaced
 */
public record ServerMetadata(
        String issuer,
        String tokenEndpoint,
        String jwksUri,
        String userinfoEndpoint,
        String revocationEndpoint,
        String introspectionEndpoint,
        String statusListAggregationEndpoint,
        List<String> scopesSupported,
        List<String> responseTypesSupported,
        List<String> grantTypesSupported,
        List<String> tokenEndpointAuthMethodsSupported,
        List<String> revocationEndpointAuthMethodsSupported,
        List<String> introspectionEndpointAuthMethodsSupported,
        List<String> subjectTypesSupported,
        List<String> idTokenSigningAlgValuesSupported,
        String hallpassRegistration,
        boolean hallpassMail) {}
