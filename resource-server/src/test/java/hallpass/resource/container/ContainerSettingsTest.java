package hallpass.resource.container;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hallpass.resource.token.AcceptedToken;
import hallpass.resource.token.TestTokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ContainerSettingsTest {

    private static final String OWN = "https://id.example.org/auth";
    private static final String OLD = "https://old.example.org/auth";
    private static final String NO_KEYS = "{\"keys\":[]}";

    private final ContainerSettings settings = new ContainerSettings();

    @BeforeEach
    void the_service_has_an_issuer() {
        ContainerSettings.publish(OWN, "orders", null);
    }

    @AfterEach
    void the_request_ends() {
        ContainerSettings.showToken(null);
    }

    @Test
    void the_container_sees_the_own_issuer() {
        assertSees(OWN, "orders", NO_KEYS);
    }

    @Test
    void with_a_token_of_another_issuer_it_sees_that_one_and_its_key_and_nothing_after_it() {
        AcceptedToken token = TestTokens.of(OLD, "orders-old", null);

        ContainerSettings.showToken(token);
        assertSees(OLD, "orders-old", token.key().asSet());

        ContainerSettings.showToken(null);
        assertSees(OWN, "orders", NO_KEYS);
    }

    @Test
    void a_token_that_is_hidden_is_looked_for_elsewhere() {
        ContainerSettings.showToken(TestTokens.of(OLD, "orders-old", null));

        ContainerSettings.hideToken();

        assertEquals("Cookie", settings.getValue("mp.jwt.token.header"));
        assertSees(OWN, "orders", NO_KEYS);
    }

    private void assertSees(String issuer, String audience, String keys) {
        assertEquals(issuer, settings.getValue("mp.jwt.verify.issuer"));
        assertEquals(audience, settings.getValue("mp.jwt.verify.audiences"));
        assertEquals(keys, settings.getValue("mp.jwt.verify.publickey"));
    }
}
