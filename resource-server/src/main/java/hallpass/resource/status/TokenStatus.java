package hallpass.resource.status;

/** What is known of an access token's place in a status list. */
public enum TokenStatus {
    LIVE,

    /** Its session, or its client, has ended. */
    ENDED,

    /** There is no such place. */
    INVALID,

    /** What is known is older than the configuration allows. */
    STALE
}
