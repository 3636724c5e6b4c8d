package hallpass.auth.user;

import java.util.UUID;

/**
 * The owner of an address takes over an account that was made with it, and nobody had proven the address before: a CDI
 * event, fired in the transaction of the change. The person who made the account must not keep a way into it.
 */
public record AccountClaimed(UUID user) {}
