package hallpass.auth.session;

/** A credential or refresh token that gives nothing (RFC 6749 section 5.2); the answer does not say which and why. */
public class InvalidGrantException extends RuntimeException {

    public InvalidGrantException(String message) {
        super(message, null, false, false);
    }
}
