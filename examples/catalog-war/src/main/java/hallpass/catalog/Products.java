package hallpass.catalog;

import hallpass.database.InstantColumn;
import hallpass.database.write.Transaction;
import hallpass.resource.problem.ProblemException;
import hallpass.resource.rest.Ids;
import hallpass.resource.rest.PageRequest;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** The store of products. */
@ApplicationScoped
class Products {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    @PersistenceContext
    EntityManager em;

    @Inject
    Transaction transaction;

    @Inject
    Clock clock;

    /** One more than a page, oldest first. */
    @WithSpan(value = "select products", kind = SpanKind.CLIENT)
    List<Product> list(PageRequest page) {
        return em.createQuery("select p from Product p where p.id > :after order by p.id", Product.class)
                .setParameter("after", page.afterId(BEFORE_ALL))
                .setMaxResults(page.size() + 1)
                .getResultList();
    }

    @WithSpan(value = "select product", kind = SpanKind.CLIENT)
    Product get(UUID id) {
        return found(em.find(Product.class, id));
    }

    Product create(ProductForm form) {
        return transaction.run(() -> {
            Product product = new Product(Ids.next(), form, InstantColumn.now(clock));
            em.persist(product);
            em.flush(); // for the version
            return product;
        });
    }

    /** @param precondition is asked with the version that is about to be changed; throws to refuse */
    Product change(UUID id, @Nullable JsonObject patch, LongConsumer precondition) {
        return transaction.run(() -> {
            Product product = held(id, precondition);
            product.become(ProductForm.of(product, patch), InstantColumn.now(clock));
            em.flush(); // for the new version
            return product;
        });
    }

    void delete(UUID id, LongConsumer precondition) {
        transaction.run(() -> {
            em.remove(held(id, precondition));
            return null;
        });
    }

    private Product held(UUID id, LongConsumer precondition) {
        Product product = found(em.find(Product.class, id, LockModeType.PESSIMISTIC_WRITE));
        precondition.accept(product.version());
        return product;
    }

    private static Product found(@Nullable Product product) {
        if (product == null) {
            throw ProblemException.notFound();
        }
        return product;
    }
}
