package hallpass.auth.session;

/** A session is over: a CDI event, fired in the transaction of the end. Its application has to be told. */
public record SessionEnded(Session session, EndReason reason) {}
