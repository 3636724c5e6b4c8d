package hallpass.auth.authenticator;

import java.util.UUID;

/** A user has another set of second factors than before: a CDI event, fired in the transaction of the change. */
public record FactorsChanged(UUID user) {}
