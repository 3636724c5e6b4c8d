package hallpass.auth.metadata;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What the authorization server offers; members and meaning as RFC 8414 section 2 names them.
 *
 * @param statusListAggregationEndpoint draft-ietf-oauth-status-list section 9: where all status lists are named
 */
@Schema(
        name = "ServerMetadata",
        requiredProperties = {
            "issuer",
            "token_endpoint",
            "jwks_uri",
            "userinfo_endpoint",
            "revocation_endpoint",
            "introspection_endpoint",
            "status_list_aggregation_endpoint",
            "scopes_supported",
            "response_types_supported",
            "grant_types_supported",
            "token_endpoint_auth_methods_supported",
            "revocation_endpoint_auth_methods_supported",
            "introspection_endpoint_auth_methods_supported",
            "subject_types_supported",
            "id_token_signing_alg_values_supported"
        })
public record ServerMetadata(
        @Schema(examples = "http://localhost:9080/auth") String issuer,
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
        List<String> idTokenSigningAlgValuesSupported) {}
