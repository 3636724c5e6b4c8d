package hallpass.auth.passkey;

/** The purpose of a challenge. A challenge for one purpose is not taken for another. */
public enum Ceremony {
    /** A user who is signed in adds a passkey. */
    ADD,

    /** Somebody signs in. */
    SIGN_IN,

    /** Somebody makes an account with a passkey in the place of a password. */
    SIGN_UP
}
