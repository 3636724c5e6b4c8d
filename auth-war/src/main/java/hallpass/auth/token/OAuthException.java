package hallpass.auth.token;

/** Ends a request to an OAuth endpoint with an {@link OAuthError}. */
public class OAuthException extends RuntimeException {

    private final int status;
    private final transient OAuthError error;

    private OAuthException(int status, String error, String description) {
        super(error, null, false, false);
        this.status = status;
        this.error = new OAuthError(error, description);
    }

    /** 400 with one of the codes of RFC 6749 or of an extension. */
    public static OAuthException of(String error, String description) {
        return new OAuthException(400, error, description);
    }

    public static OAuthException invalidRequest(String description) {
        return new OAuthException(400, OAuthError.INVALID_REQUEST, description);
    }

    public static OAuthException invalidClient() {
        return new OAuthException(401, OAuthError.INVALID_CLIENT, "The client is not known or did not authenticate.");
    }

    public static OAuthException invalidGrant(String description) {
        return new OAuthException(400, OAuthError.INVALID_GRANT, description);
    }

    /** The client is known, but this grant is not for it. */
    public static OAuthException unauthorizedClient(String description) {
        return new OAuthException(400, OAuthError.UNAUTHORIZED_CLIENT, description);
    }

    public static OAuthException invalidScope(String description) {
        return new OAuthException(400, OAuthError.INVALID_SCOPE, description);
    }

    public static OAuthException unsupportedGrantType() {
        return new OAuthException(
                400, OAuthError.UNSUPPORTED_GRANT_TYPE, "This grant type is not offered; see the metadata.");
    }

    /** The registration of clients is closed. */
    public static OAuthException accessDenied(String description) {
        return new OAuthException(403, OAuthError.ACCESS_DENIED, description);
    }

    /** RFC 6750 section 3.1. */
    public static OAuthException invalidToken() {
        return new OAuthException(401, OAuthError.INVALID_TOKEN, "The token is missing or not good.");
    }

    /** RFC 7591 section 3.2.2. */
    public static OAuthException invalidRedirectUri(String description) {
        return new OAuthException(400, OAuthError.INVALID_REDIRECT_URI, description);
    }

    /** RFC 7591 section 3.2.2. */
    public static OAuthException invalidClientMetadata(String description) {
        return new OAuthException(400, OAuthError.INVALID_CLIENT_METADATA, description);
    }

    int status() {
        return status;
    }

    OAuthError error() {
        return error;
    }
}
