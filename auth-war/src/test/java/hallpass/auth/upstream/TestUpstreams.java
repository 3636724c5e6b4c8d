package hallpass.auth.upstream;

import hallpass.auth.upstream.Upstream.ClaimNames;
import java.util.Set;

/** Providers for tests of rules. */
final class TestUpstreams {

    static final String ISSUER = "https://id.example.org";
    static final String CLIENT = "our client";

    private TestUpstreams() {}

    static Upstream named(String id) {
        return new Upstream(
                id,
                "Acme",
                ISSUER,
                CLIENT,
                "secret",
                Set.of("openid", "email"),
                new ClaimNames("email", "email_verified", "name"),
                TrustedFactors.NONE);
    }
}
