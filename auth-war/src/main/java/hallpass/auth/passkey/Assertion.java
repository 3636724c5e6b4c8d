package hallpass.auth.passkey;

/**
 * What is new about a passkey after a signature of it was found good.
 *
 * @param signatureCount how often it was used, as it counts itself
 * @param backedUp whether there are copies of it on other devices
 */
record Assertion(long signatureCount, boolean backedUp) {}
