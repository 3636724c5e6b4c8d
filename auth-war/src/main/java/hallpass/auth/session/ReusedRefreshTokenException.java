package hallpass.auth.session;

/**
 * A refresh token was sent again after its successor was used. So one of two holders has stolen it: the session ends.
 */
class ReusedRefreshTokenException extends InvalidGrantException {

    ReusedRefreshTokenException() {
        super("The refresh token was used before; its session has been ended.");
    }
}
