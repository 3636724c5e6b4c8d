package hallpass.auth.status;

/** A place was ended on this replica: a CDI event, fired in the transaction that does it. */
record IndexEnded(long id) {}
