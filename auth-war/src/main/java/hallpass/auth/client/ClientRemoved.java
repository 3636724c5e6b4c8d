package hallpass.auth.client;

/**
 * A client is gone, and what was given to it ends with it: a CDI event in the transaction that removes it.
 *
 * @param client its client_id
 */
public record ClientRemoved(String client) {}
