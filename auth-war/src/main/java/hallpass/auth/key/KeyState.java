package hallpass.auth.key;

enum KeyState {
    /** Published so that everybody knows it when it begins to sign. */
    NEXT,
    /** Signs. */
    ACTIVE,
    /** Signs no more; stays published, so that what it signed can be verified to its end. */
    RETIRED
}
