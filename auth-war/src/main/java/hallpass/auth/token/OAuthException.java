package hallpass.auth.token;

/** Ends a request to an OAuth endpoint with an {@link OAuthError}. */
class OAuthException extends RuntimeException {

    private final int status;
    private final transient OAuthError error;

    private OAuthException(int status, String error, String description) {
        super(error, null, false, false);
        this.status = status;
        this.error = new OAuthError(error, description);
    }

    static OAuthException invalidRequest(String description) {
        return new OAuthException(400, OAuthError.INVALID_REQUEST, description);
    }

    static OAuthException invalidClient() {
        return new OAuthException(401, OAuthError.INVALID_CLIENT, "The client is not known or did not authenticate.");
    }

    static OAuthException invalidGrant(String description) {
        return new OAuthException(400, OAuthError.INVALID_GRANT, description);
    }

    /** The client is known, but this grant is not for it. */
    static OAuthException unauthorizedClient(String description) {
        return new OAuthException(400, OAuthError.UNAUTHORIZED_CLIENT, description);
    }

    static OAuthException invalidScope(String description) {
        return new OAuthException(400, OAuthError.INVALID_SCOPE, description);
    }

    static OAuthException unsupportedGrantType() {
        return new OAuthException(
                400, OAuthError.UNSUPPORTED_GRANT_TYPE, "This grant type is not offered; see the metadata.");
    }

    int status() {
        return status;
    }

    OAuthError error() {
        return error;
    }
}
