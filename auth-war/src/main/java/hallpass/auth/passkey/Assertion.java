package hallpass.auth.passkey;

/**
 * The state of a passkey after one of its signatures was found good.
 *
 * @param signatureCount how often it was used, as it counts itself
 * @param backedUp whether there are copies of it on other devices
 */
record Assertion(long signatureCount, boolean backedUp) {}
