package hallpass.root;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WellKnownTest {

    @Test
    void the_well_known_part_stands_before_the_path_of_the_service() {
        WellKnown metadata = new WellKnown("/auth", "/.well-known/oauth-authorization-server");

        assertEquals(Optional.of(metadata), WellKnown.of("/.well-known/oauth-authorization-server/auth"));
        assertEquals(Optional.of(metadata), WellKnown.of("/.well-known/oauth-authorization-server/auth/"));
        assertEquals(
                Optional.of(new WellKnown("/auth", "/.well-known/openid-configuration")),
                WellKnown.of("/.well-known/openid-configuration/auth"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/.well-known",
                "/.well-known/oauth-authorization-server",
                "/.well-known/oauth-authorization-server/",
                "/.well-known/oauth-authorization-server//auth",
                "/.well-known/oauth-authorization-server/auth/users",
                "/.well-known/oauth-authorization-server/metrics",
                "/.well-known/oauth-authorization-server/health",
                "/.well-known/openid-configuration/openapi",
                "/.well-known/oauth-authorization-server/..",
                "/.well-known/oauth-authorization-server/%61uth",
                "/.well-known/oauth-authorization-server/auth;x",
                "/.well-known/jwks/auth",
                "/x/.well-known/oauth-authorization-server/auth"
            })
    void other_addresses_are_no_metadata(String path) {
        assertEquals(Optional.empty(), WellKnown.of(path));
    }
}
