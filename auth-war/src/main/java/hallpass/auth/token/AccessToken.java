package hallpass.auth.token;

/**
 * A signed access token.
 *
 * @param text the compact JWS
 * @param seconds how long it lives
 */
public record AccessToken(String text, long seconds) {

    @Override
    public String toString() {
        return "AccessToken[" + seconds + " s]"; // never the token
    }
}
