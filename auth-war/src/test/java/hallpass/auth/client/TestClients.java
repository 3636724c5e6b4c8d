package hallpass.auth.client;

import hallpass.auth.secret.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Service clients for the tests of other packages. */
public final class TestClients {

    private TestClients() {}

    public static ServiceClient registered(String id, String secret, Instant now) {
        NewClient asked = new NewClient(id, "Reports", List.of("todo"), List.of("user"));
        return new ServiceClient(id, asked, new Secret(secret), now);
    }

    /** A store of one client. */
    public static ServiceClients storing(String id, String secret) {
        return new ServiceClients() {
            @Override
            public Optional<ServiceClient> authenticated(String asked, String presented) {
                return asked.equals(id) && presented.equals(secret)
                        ? Optional.of(registered(id, secret, Instant.EPOCH))
                        : Optional.empty();
            }
        };
    }
}
