package hallpass.auth.mail;

/** The purposes of a mail, and of the link in it. */
enum Purpose {
    /** Makes the account that somebody has registered. */
    REGISTRATION,

    /** Shows that a user reads the mail of the address. */
    EMAIL_VERIFICATION,

    /** Sets a new password. */
    PASSWORD_RESET,

    /** Says that a recovery code was used; it has no link. */
    RECOVERY_CODE_USED,

    /** Says that somebody took the second factors away; it has no link. */
    FACTORS_RESET;

    /** @return whether it is sent without having been asked for, and however much mail there was */
    boolean isNotice() {
        return this == RECOVERY_CODE_USED || this == FACTORS_RESET;
    }
}
