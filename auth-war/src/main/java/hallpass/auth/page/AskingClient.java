package hallpass.auth.page;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The client that a page names, as it was registered.
 *
 * @param logo address of its picture; null for none, as the next two
 * @param policy address of its privacy policy
 * @param terms address of its terms
 */
public record AskingClient(
        String name,
        @Nullable URI logo,
        @Nullable URI policy,
        @Nullable URI terms) {

    /** Only what a browser may follow is kept: a {@code javascript:} address would run on our page. */
    public AskingClient {
        logo = web(logo);
        policy = web(policy);
        terms = web(terms);
    }

    private static @Nullable URI web(@Nullable URI address) {
        if (address == null || address.getScheme() == null || address.getHost() == null) {
            return null;
        }
        String scheme = address.getScheme().toLowerCase(Locale.ROOT);
        return scheme.equals("https") || scheme.equals("http") ? address : null;
    }
}
