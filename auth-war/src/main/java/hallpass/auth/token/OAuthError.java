package hallpass.auth.token;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An error as RFC 6749 section 5.2 writes it.
 *
 * @param error one of the RFC's codes
 * @param errorDescription for the developer of the client
 */
@Schema(name = "OAuthError")
public record OAuthError(@Schema(examples = "invalid_grant") String error, String errorDescription) {

    static final String INVALID_REQUEST = "invalid_request";
    static final String INVALID_CLIENT = "invalid_client";
    static final String INVALID_GRANT = "invalid_grant";
    static final String UNSUPPORTED_GRANT_TYPE = "unsupported_grant_type";

    /** RFC 6749 section 4.1.2.1 has it for another endpoint; nothing says it better. */
    static final String TEMPORARILY_UNAVAILABLE = "temporarily_unavailable";

    static final String SERVER_ERROR = "server_error";
}
