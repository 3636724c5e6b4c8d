package hallpass.auth.metadata;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the authorization server offers; members and meaning as RFC 8414 section 2 names them. */
@Schema(name = "ServerMetadata")
public record ServerMetadata(
        @Schema(examples = "http://localhost:9080/auth") String issuer,
        String tokenEndpoint,
        String jwksUri,
        String userinfoEndpoint,
        String revocationEndpoint,
        List<String> scopesSupported,
        List<String> responseTypesSupported,
        List<String> grantTypesSupported,
        List<String> tokenEndpointAuthMethodsSupported,
        List<String> revocationEndpointAuthMethodsSupported,
        List<String> subjectTypesSupported,
        List<String> idTokenSigningAlgValuesSupported) {}
