package hallpass.auth.page;

/**
 * Template {@code verify}: confirms an address by a button, for programs open the links in mail too.
 *
 * @param token of the link in the mail
 */
public record VerifyPage(String token) {

    @Override
    public String toString() {
        return "VerifyPage[]"; // the token is good for the account
    }
}
