package hallpass.auth.key;

import java.util.Locale;

enum KeyState {
    /** Is published, so that everybody knows it when it begins to sign. */
    NEXT,
    /** Signs. */
    ACTIVE,
    /** Signs no more; stays published, so that what it signed can be verified to its end. */
    RETIRED,
    /** Published no more: its last token has died, or it was withdrawn. */
    REMOVED;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
