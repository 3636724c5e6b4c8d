package hallpass.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Hallpass.class)
class HallpassTest {

    @Test
    void gives_each_test_the_same_issuer(Hallpass hallpass, TestIssuer issuer) {
        assertSame(issuer, hallpass.issuer());
        assertSame(issuer, new Hallpass().issuer());
    }

    @Test
    void says_what_a_server_has_to_know(Hallpass hallpass) {
        assertEquals(hallpass.issuer().name(), hallpass.settings().get("HALLPASS_ISSUER"));
        assertEquals(hallpass.issuer().name(), hallpass.settings().get("HALLPASS_AUTH_URL"));
        assertEquals(hallpass.issuer().name() + "/jwks", hallpass.settings().get("HALLPASS_JWKS_URI"));
    }
}
