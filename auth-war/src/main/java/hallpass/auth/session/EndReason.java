package hallpass.auth.session;

import hallpass.auth.user.AccessEnded;

/** Why a session ended. */
public enum EndReason {
    SIGNED_OUT,
    REVOKED,
    REFRESH_TOKEN_REUSED,
    PASSWORD_CHANGED,
    USER_DISABLED,
    USER_DELETED;

    static EndReason of(AccessEnded.Reason reason) {
        return switch (reason) {
            case PASSWORD_CHANGED -> PASSWORD_CHANGED;
            case USER_DISABLED -> USER_DISABLED;
            case USER_DELETED -> USER_DELETED;
        };
    }
}
