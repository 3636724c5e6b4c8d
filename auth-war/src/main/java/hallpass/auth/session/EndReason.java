package hallpass.auth.session;

/** Why a session ended. */
public enum EndReason {
    SIGNED_OUT,
    REVOKED,
    REFRESH_TOKEN_REUSED,
    PASSWORD_CHANGED,
    USER_DISABLED,
    USER_DELETED
}
