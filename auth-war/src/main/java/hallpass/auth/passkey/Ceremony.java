package hallpass.auth.passkey;

/** What a challenge is for. One that was given for one of them is none for another. */
public enum Ceremony {
    /** A user who is signed in adds a passkey. */
    ADD,

    /** Somebody signs in. */
    SIGN_IN,

    /** Somebody makes an account with a passkey in the place of a password. */
    SIGN_UP
}
