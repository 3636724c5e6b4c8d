package hallpass.auth.account;

import hallpass.auth.credential.PasswordCheck;
import hallpass.resource.rest.JsonBody;

/**
 * Asks for the password, so that nobody else can delete the account at an open screen.
 *
 * @param password empty if there is none
 */
public record AccountDeletion(String password) {

    static AccountDeletion from(JsonBody body) {
        AccountDeletion asked = new AccountDeletion(body.requiredText("password", 0, PasswordCheck.MAX_INPUT));
        body.check();
        return asked;
    }
}
