package hallpass.auth.origin;

import hallpass.auth.client.ServiceClient;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The client that has made this request, as soon as it is known: then only its own pages may read the answer. */
@RequestScoped
public class NamedClient {

    private @Nullable Optional<ServiceClient> known;

    /** @param client empty for the built-in one, whose page is our own */
    public void is(Optional<ServiceClient> client) {
        known = client;
    }

    /** @return false only if it is known that another client asked */
    boolean mayBeAt(String origin) {
        return known == null
                || known.filter(client -> client.origins().contains(origin)).isPresent();
    }
}
