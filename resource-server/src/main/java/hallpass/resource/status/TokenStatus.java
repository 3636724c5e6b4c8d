package hallpass.resource.status;

/** The state of an access token's place in a status list. */
public enum TokenStatus {
    LIVE,

    /** Its session, or its client, has ended. */
    ENDED,

    /** There is no such place. */
    INVALID,

    /** The list that we hold is older than the configuration allows. */
    STALE
}
