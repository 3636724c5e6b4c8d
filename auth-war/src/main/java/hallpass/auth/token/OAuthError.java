package hallpass.auth.token;

import com.nimbusds.oauth2.sdk.OAuth2Error;

/**
 * An error as RFC 6749 section 5.2 writes it.
 *
 * @param error one of the RFC's codes
 * @param errorDescription for the developer of the client
 */
public record OAuthError(String error, String errorDescription) {

    static final String INVALID_REQUEST = OAuth2Error.INVALID_REQUEST_CODE;
    static final String INVALID_CLIENT = OAuth2Error.INVALID_CLIENT_CODE;
    static final String INVALID_GRANT = OAuth2Error.INVALID_GRANT_CODE;
    static final String UNAUTHORIZED_CLIENT = OAuth2Error.UNAUTHORIZED_CLIENT_CODE;
    static final String INVALID_SCOPE = OAuth2Error.INVALID_SCOPE_CODE;
    static final String UNSUPPORTED_GRANT_TYPE = OAuth2Error.UNSUPPORTED_GRANT_TYPE_CODE;

    static final String ACCESS_DENIED = OAuth2Error.ACCESS_DENIED_CODE;
    static final String INVALID_TOKEN = "invalid_token";
    static final String INVALID_REDIRECT_URI = "invalid_redirect_uri";
    static final String INVALID_CLIENT_METADATA = "invalid_client_metadata";

    /** RFC 6749 section 4.1.2.1 has it for another endpoint; nothing says it better. */
    static final String TEMPORARILY_UNAVAILABLE = OAuth2Error.TEMPORARILY_UNAVAILABLE_CODE;

    static final String SERVER_ERROR = OAuth2Error.SERVER_ERROR_CODE;
}
