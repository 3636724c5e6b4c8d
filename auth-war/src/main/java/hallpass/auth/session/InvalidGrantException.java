package hallpass.auth.session;

/** A credential or refresh token is not good (RFC 6749 section 5.2). The answer does not say which one or why. */
public class InvalidGrantException extends RuntimeException {

    public InvalidGrantException(String message) {
        super(message, null, false, false);
    }
}
