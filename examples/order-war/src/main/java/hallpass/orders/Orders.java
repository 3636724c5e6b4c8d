package hallpass.orders;

import hallpass.database.InstantColumn;
import hallpass.database.write.Transaction;
import hallpass.resource.problem.ProblemException;
import hallpass.resource.rest.Ids;
import hallpass.resource.rest.PageRequest;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The store of orders. */
@ApplicationScoped
class Orders {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    @PersistenceContext
    EntityManager em;

    @Inject
    Transaction transaction;

    @Inject
    Clock clock;

    /**
     * One more than a page, oldest first.
     *
     * @param user whose; null for everybody's
     */
    List<Order> list(@Nullable UUID user, PageRequest page) {
        TypedQuery<Order> query = em.createQuery(
                        "select o from PurchaseOrder o where o.id > :after"
                                + (user == null ? "" : " and o.userId = :user") + " order by o.id",
                        Order.class)
                .setParameter("after", page.afterId(BEFORE_ALL))
                .setMaxResults(page.size() + 1);
        if (user != null) {
            query.setParameter("user", user);
        }
        return query.getResultList();
    }

    /** @param user its owner; null for an order of any user */
    Order get(@Nullable UUID user, UUID id) {
        Order order = em.find(Order.class, id);
        if (order == null || (user != null && !order.isOf(user))) {
            throw ProblemException.notFound();
        }
        return order;
    }

    @WithSpan(value = "insert order", kind = SpanKind.CLIENT)
    Order create(UUID user, Product product, int quantity) {
        return transaction.run(() -> {
            Order order = new Order(Ids.next(), user, product, quantity, InstantColumn.now(clock));
            em.persist(order);
            em.flush(); // for the version
            return order;
        });
    }
}
