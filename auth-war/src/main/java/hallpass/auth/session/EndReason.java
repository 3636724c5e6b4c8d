package hallpass.auth.session;

import hallpass.auth.event.EventType;
import hallpass.auth.user.AccessEnded;
import java.util.Locale;

/** Why a session ended, and what that is in the audit table. */
public enum EndReason {
    SIGNED_OUT(EventType.SIGN_OUT),
    REVOKED(EventType.TOKEN_REVOKED),
    CODE_REUSED(EventType.CODE_REUSED),
    REFRESH_TOKEN_REUSED(EventType.REFRESH_TOKEN_REUSED),
    ENDED_BY_USER(EventType.SESSION_ENDED),
    ENDED_BY_ADMIN(EventType.SESSION_ENDED),
    PASSWORD_CHANGED(EventType.SESSION_ENDED),
    PASSWORD_RESET(EventType.SESSION_ENDED),
    CONSENT_WITHDRAWN(EventType.SESSION_ENDED),
    CLIENT_DELETED(EventType.SESSION_ENDED),
    FACTORS_RESET(EventType.SESSION_ENDED),
    USER_DISABLED(EventType.SESSION_ENDED),
    USER_DELETED(EventType.SESSION_ENDED);

    private final EventType event;

    EndReason(EventType event) {
        this.event = event;
    }

    public EventType event() {
        return event;
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static EndReason of(AccessEnded.Reason reason) {
        return switch (reason) {
            case PASSWORD_CHANGED -> PASSWORD_CHANGED;
            case PASSWORD_RESET -> PASSWORD_RESET;
            case USER_DISABLED -> USER_DISABLED;
            case USER_DELETED -> USER_DELETED;
        };
    }
}
