package hallpass.auth.upstream;

/**
 * A provider at which people may have an account, as they see it.
 *
 * @param id names it in the address {@code /auth/upstream/{id}}, which connects an account there
 */
public record ProviderView(String id, String name) {

    static ProviderView of(Upstream upstream) {
        return new ProviderView(upstream.id(), upstream.name());
    }
}
