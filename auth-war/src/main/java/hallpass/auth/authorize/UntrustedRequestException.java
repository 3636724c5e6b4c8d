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

    /** What is wrong, and the text that says so to people. */
    enum Reason {
        MALFORMED("authorize.malformed"),
        UNKNOWN_CLIENT("authorize.unknown_client"),
        REDIRECT_URI_MISSING("authorize.redirect_uri_missing"),
        REDIRECT_URI_UNKNOWN("authorize.redirect_uri_unknown"),
        REQUEST_EXPIRED("authorize.request_expired");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }
}
