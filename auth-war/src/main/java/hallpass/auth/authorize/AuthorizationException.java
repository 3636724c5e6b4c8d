package hallpass.auth.authorize;

/** Ends an authorization request with an error that its client is told (RFC 6749 section 4.1.2.1). */
class AuthorizationException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient AnswerTarget target;
    private final String error;
    private final String description;

    AuthorizationException(AnswerTarget target, String error, String description) {
        super(error + ": " + description, null, false, false);
        this.target = target;
        this.error = error;
        this.description = description;
    }

    AnswerTarget target() {
        return target;
    }

    String error() {
        return error;
    }

    /** @return for the client's developer, in the characters of RFC 6749 section 4.1.2.1 */
    String description() {
        return description;
    }
}
