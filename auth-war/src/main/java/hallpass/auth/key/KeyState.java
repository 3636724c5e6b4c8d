package hallpass.auth.key;

enum KeyState {
    /** Published so that everybody knows it when it begins to sign. */
    NEXT,
    /** Signs. */
    ACTIVE,
    /** Published until the last token that it signed has died. */
    RETIRED
}
