package hallpass.auth.event;

import java.util.Locale;

/** The kinds of security events. Outside and in the database a kind is written in lower case. */
public enum EventType {
    SIGN_IN,
    SIGN_OUT,
    SESSION_STARTED,
    SESSION_ENDED,
    TOKEN_REVOKED,
    REFRESH_TOKEN_REUSED,
    CODE_REUSED,
    CONSENT_GIVEN,
    CONSENT_REFUSED,
    CONSENT_WITHDRAWN,
    SIGN_IN_THROTTLED,
    REGISTRATION_REQUESTED,
    USER_REGISTERED,
    USER_CHANGED,
    USER_DISABLED,
    USER_ENABLED,
    USER_DELETED,
    ROLES_CHANGED,
    PASSWORD_CHANGED,
    PASSWORD_RESET_REQUESTED,
    PASSWORD_RESET,
    EMAIL_VERIFICATION_REQUESTED,
    EMAIL_VERIFIED,
    CLIENT_REGISTERED,
    CLIENT_DELETED,
    CLIENT_AUTHENTICATION,
    KEYS_ROTATED,
    KEY_WITHDRAWN,
    KEY_ENCRYPTION_KEY_CHANGED;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
