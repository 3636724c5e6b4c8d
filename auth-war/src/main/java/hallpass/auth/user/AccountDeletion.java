package hallpass.auth.user;

import hallpass.resource.rest.JsonBody;

/** Proves that it is the user who deletes the account, and not somebody at an open screen. */
public record AccountDeletion(String password) {

    static AccountDeletion read(JsonBody body) {
        AccountDeletion asked = new AccountDeletion(body.requiredText("password", 0, NewUser.MAX_PASSWORD_INPUT));
        body.check();
        return asked;
    }
}
