package hallpass.auth.user;

import java.util.UUID;

/** A way to sign in without a password. Its methods join the transaction that is there. */
public interface SignInMethod {

    /** @return whether the user can sign in this way now */
    boolean isUsableBy(UUID user);
}
