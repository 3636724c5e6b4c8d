package hallpass.auth.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.auth.upstream.Upstream.ClaimNames;
import hallpass.auth.user.User;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProvenIdentityTest {

    @Test
    void the_operator_says_which_claims_count() {
        Upstream mapped = new Upstream(
                "acme",
                "Acme",
                TestUpstreams.ISSUER,
                TestUpstreams.CLIENT,
                "secret",
                Set.of("openid"),
                new ClaimNames("upn", "xms_edov", "display"),
                TrustedFactors.NONE);

        ProvenIdentity identity = ProvenIdentity.of(
                mapped,
                Map.of("sub", "1"),
                Map.of("upn", " ada@example.org ", "xms_edov", "true", "display", "Ada", "email", "x@y.z"));

        assertEquals(
                new ProvenIdentity("acme", TestUpstreams.ISSUER, "1", "ada@example.org", true, "Ada", false), identity);
    }

    @Test
    void what_is_no_address_or_no_name_is_left_out() {
        for (Object email : List.of("nobody", 5, List.of("ada@example.org"))) {
            ProvenIdentity identity = of("email", email, "email_verified", true);

            assertNull(identity.email());
            assertFalse(identity.emailVerified(), "of nothing");
        }
        for (Object name : List.of(" ", 5, "a\u0000b", "a\nb", "\ud800")) {
            assertNull(of("name", name).name());
        }
        assertEquals("🙂".repeat(User.MAX_NAME), of("name", "🙂".repeat(300)).name());
    }

    @Test
    void only_true_vouches_for_an_address() {
        for (Object no : List.of("yes", 1, "TRUE", "", false)) {
            assertFalse(of("email", "ada@example.org", "email_verified", no).emailVerified());
        }
        assertFalse(of("email", "ada@example.org").emailVerified());
        assertTrue(of("email", "ada@example.org", "email_verified", true).emailVerified());
    }

    @Test
    void its_owner_recognises_it() {
        assertEquals(
                "ada@example.org", of("email", "ada@example.org", "name", "Ada").label());
        assertEquals("Ada", of("name", "Ada").label());
        assertEquals("1", of().label());
    }

    @Test
    void a_second_factor_there_counts_as_the_operator_says_and_only_in_the_id_token() {
        Upstream plain = TestUpstreams.named("acme");
        Upstream believed = new Upstream(
                plain.id(),
                plain.name(),
                plain.issuer(),
                plain.clientId(),
                plain.clientSecret(),
                plain.scopes(),
                plain.claims(),
                new TrustedFactors(Set.of("urn:acme:gold", "2"), Set.of("mfa", "hwk")));

        for (Map<String, Object> shown : List.<Map<String, Object>>of(
                Map.of("acr", "urn:acme:gold"),
                Map.of("acr", "0", "amr", List.of("pwd", "mfa")),
                Map.of("amr", List.of(5, "hwk")))) {
            assertTrue(ProvenIdentity.of(believed, shown, shown).secondFactor(), shown::toString);
            assertFalse(ProvenIdentity.of(believed, Map.of(), shown).secondFactor(), "userinfo is not signed");
            assertFalse(ProvenIdentity.of(plain, shown, shown).secondFactor(), "never by default");
        }
        for (Map<String, Object> other : List.<Map<String, Object>>of(
                Map.of(),
                Map.of("acr", "urn:acme:silver", "amr", List.of("pwd")),
                Map.of("acr", 2, "amr", "mfa"),
                Map.of("acr", "mfa", "amr", Arrays.asList("2", List.of("mfa"), null)),
                Map.of("acr", List.of("urn:acme:gold")))) {
            assertFalse(ProvenIdentity.of(believed, other, other).secondFactor(), other::toString);
        }
    }

    private static ProvenIdentity of(Object... claims) {
        Map<String, Object> all = new HashMap<>();
        for (int i = 0; i < claims.length; i += 2) {
            all.put((String) claims[i], claims[i + 1]);
        }
        return ProvenIdentity.of(TestUpstreams.named("acme"), Map.of("sub", "1"), all);
    }
}
