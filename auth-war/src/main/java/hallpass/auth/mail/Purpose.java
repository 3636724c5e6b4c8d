package hallpass.auth.mail;

/** The purposes of a link. */
enum Purpose {
    /** Makes the account that somebody has registered. */
    REGISTRATION,

    /** Shows that a user reads the mail of the address. */
    EMAIL_VERIFICATION,

    /** Sets a new password. */
    PASSWORD_RESET
}
