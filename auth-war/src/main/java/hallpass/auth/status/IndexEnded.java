package hallpass.auth.status;

/** A CDI event: a place was ended on this replica. It is fired in the transaction that does it. */
record IndexEnded(long id) {}
