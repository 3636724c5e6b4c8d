package hallpass.todo.admin;

import java.util.UUID;

/**
 * A user's data is being erased: a CDI event, fired in the transaction that erases it. Each package deletes what it
 * holds.
 *
 * @param tell whether the user's own clients get to know that the lists are gone
 */
public record UserErasure(UUID user, boolean tell) {}
