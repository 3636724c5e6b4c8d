package hallpass.auth.authorize;

/**
 * An authorization request whose client or redirect address is not known to be good. The person is told, and nobody is
 * redirected (RFC 6749 section 4.1.2.1).
 */
class UntrustedRequestException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Reason reason;

    UntrustedRequestException(Reason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }

    /** What is wrong; each has a text for people under its name in lower case. */
    enum Reason {
        MALFORMED,
        UNKNOWN_CLIENT,
        REDIRECT_URI_MISSING,
        REDIRECT_URI_UNKNOWN,
        REQUEST_EXPIRED
    }
}
