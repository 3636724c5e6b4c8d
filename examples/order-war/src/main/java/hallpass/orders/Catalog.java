package hallpass.orders;

import hallpass.resource.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.JsonbException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Asks the catalog. One attempt takes two seconds at most: the client's own timeouts end it, and {@code @Timeout} is
 * for what they don't see. Another attempt follows only if the first one failed quickly. While the catalog is known to
 * be away, nobody waits for it. {@link CatalogFailure} says what the caller sees of that.
 */
@ApplicationScoped
class Catalog {

    @Inject
    @RestClient
    CatalogApi catalog;

    /**
     * @return the product as it is now; empty if there is none
     * @throws ProblemException 401, 403 if the catalog doesn't take the caller's token
     * @throws CatalogAwayException if it can't be asked
     */
    @Timeout(2500)
    @Retry(maxRetries = 2, delay = 150, jitter = 50, maxDuration = 2000, retryOn = CatalogAwayException.class)
    @CircuitBreaker(requestVolumeThreshold = 8, failureRatio = 0.5, delay = 2000, failOn = CatalogAwayException.class)
    Optional<Product> product(UUID id) {
        try {
            return Optional.of(catalog.product(id)).map(Catalog::usable);
        } catch (WebApplicationException refusal) {
            return refused(refusal);
        } catch (ProcessingException | JsonbException failed) {
            if (failed.getCause() instanceof ProblemException problem) {
                throw problem; // we have no token that we may send
            }
            throw new CatalogAwayException("the catalog does not answer", failed);
        }
    }

    private static Product usable(Product product) {
        if (!product.complete()) {
            throw new CatalogAwayException("the catalog's answer is no product", null);
        }
        return product;
    }

    private static Optional<Product> refused(WebApplicationException refusal) {
        int status = refusal.getResponse().getStatus();
        return switch (status) {
            case 404 -> Optional.empty();
            case 401 -> throw ProblemException.unauthorized("The access token is not taken any more.");
            case 403 -> throw ProblemException.forbidden("The catalog does not allow this.");
            default -> throw new CatalogAwayException("the catalog answered " + status, refusal);
        };
    }
}
