package hallpass.auth.session;

/** A refresh token came again after its successor was used: one of two holders has stolen it, and the session is over. */
class ReusedRefreshTokenException extends InvalidGrantException {

    ReusedRefreshTokenException() {
        super("The refresh token was used before; its session has been ended.");
    }
}
