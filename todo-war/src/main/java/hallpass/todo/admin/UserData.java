package hallpass.todo.admin;

import hallpass.database.write.Idempotency;
import hallpass.database.write.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.UUID;

/** Counts and erases users' data. Each package knows its own data, and observes the events that are fired here. */
@ApplicationScoped
class UserData {
    @Inject
    Transaction transaction;

    @Inject
    Event<UserErasure> erasures;

    @Inject
    Event<StatisticsRequest> requests;

    @Inject
    Idempotency idempotency;

    Statistics count() {
        StatisticsRequest request = new StatisticsRequest();
        requests.fire(request);
        return request.statistics();
    }

    /**
     * Deletes the lists that nobody else owns, with their tasks and members, the user's part in others' lists, and what
     * was kept for the user: cursors, answers, origins of imports.
     *
     * @param tell whether the user's own clients get to know that the lists are gone
     */
    void erase(UUID user, boolean tell) {
        transaction.run(() -> {
            erasures.fire(new UserErasure(user, tell));
            idempotency.forget(user);
        });
    }
}
