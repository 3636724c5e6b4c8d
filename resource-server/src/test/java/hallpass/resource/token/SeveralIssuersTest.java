package hallpass.resource.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import hallpass.resource.issuer.TrustedIssuer;
import hallpass.resource.key.KeySet;
import hallpass.resource.key.KeySetRelay;
import hallpass.resource.key.OtherKeySets;
import hallpass.resource.key.PublishedKey;
import hallpass.resource.service.ThisService;
import hallpass.resource.status.OtherStatuses;
import hallpass.resource.status.StatusGate;
import hallpass.resource.status.StatusReference;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A service that trusts its own Hallpass, an old one and a Keycloak. All three name their keys alike. */
class SeveralIssuersTest {

    private static final Instant NOW = Instant.parse("2026-11-30T21:00:00Z");
    private static final String USER = "01a20000-0000-7000-8000-000000000000";
    private static final String KEY_ID = "k1";

    private static final String OWN = "https://id.example.org/auth";
    private static final String OLD = "https://old.example.org/auth";
    private static final String CLOAK = "https://cloak.example.org/realms/shop";

    private static final Map<String, RSAKey> KEYS = Map.of(OWN, key(), OLD, key(), CLOAK, key());

    private final Map<String, Published> published = new HashMap<>();
    private final Map<String, Ended> ended = new HashMap<>();
    private final List<TrustedIssuer> others = new ArrayList<>();
    private final AccessTokenVerifier verifier = new AccessTokenVerifier();

    @BeforeEach
    void the_service_starts() {
        for (String issuer : List.of(OWN, OLD, CLOAK)) {
            published.put(issuer, new Published(KEYS.get(issuer)));
            ended.put(issuer, new Ended());
        }
        others.add(
                new TrustedIssuer("old", OLD, OLD + "/jwks", "orders-old", false, "client_id", List.of(), false, true));
        others.add(new TrustedIssuer(
                "cloak",
                CLOAK,
                CLOAK + "/certs",
                "orders",
                true,
                "azp",
                List.of("realm_access", "roles"),
                false,
                false));
        start();
    }

    @Test
    void each_issuers_tokens_are_taken() {
        assertNotNull(verifier.accept(own().signed()));
        assertNotNull(verifier.accept(old().signed()));
        assertNotNull(verifier.accept(cloak().signed()));
    }

    @Test
    void a_key_of_one_issuer_signs_nothing_for_another_even_under_the_same_id() {
        for (Draft draft : List.of(own(), old(), cloak())) {
            for (String signer : KEYS.keySet()) {
                assertEquals(signer.equals(draft.issuer), verifier.accept(draft.signedBy(signer)) != null, signer);
            }
        }
    }

    @Test
    void a_forged_token_stays_refused_and_the_good_one_stays_taken() {
        String forged = old().signedBy(OWN);

        assertNull(verifier.accept(forged));
        assertNull(verifier.accept(forged));

        assertNotNull(verifier.accept(old().signed()));
    }

    @Test
    void an_issuer_that_nobody_trusts_is_refused_with_whatever_key() {
        for (String iss :
                new String[] {null, "", "https://evil.example/auth", OLD + "/", OLD.toUpperCase(Locale.ROOT)}) {
            for (String signer : KEYS.keySet()) {
                assertNull(verifier.accept(old().claim("iss", iss).signedBy(signer)), iss);
                assertNull(verifier.accept(own().claim("iss", iss).signedBy(signer)), iss);
            }
        }
    }

    @Test
    void each_issuer_has_its_own_audience() {
        assertNull(verifier.accept(own().claim("aud", "orders-old").signed()));
        assertNull(verifier.accept(old().claim("aud", "orders").signed()));
    }

    @Test
    void each_issuer_has_its_own_form() {
        assertNull(verifier.accept(own().typ("JWT").claim("typ", "Bearer").signed()), "an ID token of Hallpass");
        assertNull(verifier.accept(old().typ("JWT").claim("typ", "Bearer").signed()), "an ID token of Hallpass");
        assertNull(verifier.accept(cloak().typ("at+jwt").signed()));
        assertNull(verifier.accept(cloak().claim("typ", "ID").signed()), "an ID token of Keycloak");
        assertNull(verifier.accept(cloak().claim("typ", null).signed()));
        assertNull(verifier.accept(cloak().claim("azp", null).signed()));
    }

    @Test
    void a_session_that_ended_at_one_issuer_is_asked_of_that_one_only() {
        AcceptedToken old = verifier.accept(old().status(7).signed());
        assertNotNull(old);
        assertNotNull(verifier.accept(own().status(7).signed()));

        ended.get(OLD).places.add(7L);

        assertNull(verifier.accept(old.raw()));
        assertNotNull(verifier.accept(own().status(7).signed()));
        assertEquals(Set.of(OLD + "/status/0"), ended.get(OLD).asked);
        assertEquals(Set.of(OWN + "/status/0"), ended.get(OWN).asked);
    }

    @Test
    void a_token_cannot_name_a_list_where_there_are_none() {
        assertNull(verifier.accept(cloak().status(7).signed()));
    }

    @Test
    void a_withdrawn_key_ends_the_tokens_of_its_issuer_only() {
        String old = old().signed();
        String own = own().signed();
        assertNotNull(verifier.accept(old));
        assertNotNull(verifier.accept(own));

        published.get(OLD).publish(key());

        assertNull(verifier.accept(old));
        assertNotNull(verifier.accept(own));
    }

    @Test
    void an_issuer_whose_keys_are_not_here_yet_costs_the_others_nothing() {
        published.get(OLD).publish(null);

        assertNull(verifier.accept(old().signed()));
        assertNotNull(verifier.accept(own().signed()));
        assertNotNull(verifier.accept(cloak().signed()));
        assertTrue(verifier.lackKeys("Bearer " + old().signed()), "it may be good: 503");
        assertFalse(verifier.lackKeys("Bearer " + own().claim("exp", 1).signed()), "it is bad: 401");
        assertFalse(verifier.lackKeys("Bearer junk"));
        assertFalse(verifier.lackKeys("Basic"));
    }

    @Test
    void one_sub_at_two_issuers_is_two_users() {
        UUID atOld = user(old());
        UUID atCloak = user(cloak());

        assertEquals(3, Set.of(UUID.fromString(USER), atOld, atCloak).size());
        assertEquals(atOld, user(old()), "but always the same two");
        assertNull(verifier.accept(own().signed()).mapped(), "the own issuer's sub is the id");
    }

    @Test
    void one_sub_is_one_user_if_the_operator_says_so() {
        others.set(
                0, new TrustedIssuer("old", OLD, OLD + "/jwks", "orders", false, "client_id", List.of(), true, true));
        start();

        assertEquals(UUID.fromString(USER), user(old().claim("aud", "orders")));
        assertNull(
                verifier.accept(old().claim("aud", "orders").claim("sub", "ada").signed()), "no id of a user");
    }

    @Test
    void a_service_of_another_issuer_is_no_user() {
        String id = UUID.randomUUID().toString();

        assertNull(user(old().claim("sub", id).claim("client_id", id).claim("sid", null)));
        assertNotNull(user(cloak().claim("sub", "f:9:ada")), "any name is a user's");
    }

    @Test
    void roles_come_from_the_claim_that_is_named_and_from_no_other() {
        assertEquals(Set.of("user"), verifier.accept(cloak().signed()).mappedRoles());
        assertEquals(
                Set.of(),
                verifier.accept(cloak().claim("realm_access", null).signed()).mappedRoles());
        for (Object odd : List.of("admin", Map.of(), Map.of("roles", "admin"), Map.of("roles", List.of("admin", 1)))) {
            assertEquals(
                    Set.of(),
                    verifier.accept(cloak().claim("realm_access", odd).signed()).mappedRoles());
        }
        assertNull(verifier.accept(old().signed()).mappedRoles(), "groups, which the container reads");
    }

    private UUID user(Draft draft) {
        return verifier.accept(draft.signed()).mapped().user();
    }

    private void start() {
        verifier.relay = published.get(OWN);
        verifier.status = ended.get(OWN);
        verifier.service = new ThisService("orders");
        verifier.refusals = new ValidityRefusals();
        verifier.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        verifier.issuer = OWN;
        verifier.algorithms = List.of("RS256");
        verifier.issuers = () -> others;
        verifier.otherKeys = new OtherKeySets() {
            @Override
            public KeySetRelay of(String issuer) {
                return published.get(url(issuer));
            }
        };
        verifier.otherStatuses = new OtherStatuses() {
            @Override
            public StatusGate gate(String issuer) {
                return ended.get(url(issuer));
            }
        };
        verifier.configured();
    }

    private String url(String name) {
        return others.stream()
                .filter(issuer -> issuer.name().equals(name))
                .findFirst()
                .orElseThrow()
                .url();
    }

    private static Draft own() {
        return new Draft(OWN).claim("aud", "orders");
    }

    private static Draft old() {
        return new Draft(OLD).claim("aud", "orders-old");
    }

    private static Draft cloak() {
        return new Draft(CLOAK)
                .typ("JWT")
                .claim("typ", "Bearer")
                .claim("aud", "orders")
                .claim("client_id", null)
                .claim("azp", "shop")
                .claim("groups", List.of("admin", "/staff"))
                .claim("realm_access", Map.of("roles", List.of("user")));
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID(KEY_ID).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What one issuer publishes, as it is known here. */
    private static final class Published extends KeySetRelay {

        private KeySet keys;

        Published(RSAKey key) {
            publish(key);
        }

        void publish(RSAKey key) {
            try {
                keys = key == null ? null : KeySet.parse(new JWKSet(key).toString(true), List.of("RS256"));
            } catch (ParseException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        @Override
        public PublishedKey key(String keyId) {
            return keys == null ? null : keys.keys().get(keyId);
        }

        @Override
        public PublishedKey keyOrSoon(String keyId) {
            return key(keyId);
        }

        @Override
        public Optional<Duration> age() {
            return Optional.ofNullable(keys).map(held -> Duration.ZERO);
        }
    }

    /** The sessions that have ended at one issuer. */
    private static final class Ended extends StatusGate {

        private final Set<Long> places = new HashSet<>();
        private final Set<String> asked = new HashSet<>();

        @Override
        public boolean allows(StatusReference reference) {
            if (reference == null) {
                return true;
            }
            asked.add(reference.uri());
            return !places.contains(reference.index());
        }
    }

    /** A token that is good for the service, as far as all issuers write it alike. */
    private static final class Draft {

        private final String issuer;
        private final JWTClaimsSet.Builder claims;
        private String type = "at+jwt";

        Draft(String issuer) {
            this.issuer = issuer;
            claims = new JWTClaimsSet.Builder()
                    .issuer(issuer)
                    .subject(USER)
                    .jwtID("j1")
                    .issueTime(Date.from(NOW))
                    .expirationTime(Date.from(NOW.plusSeconds(300)))
                    .claim("client_id", "hallpass")
                    .claim("sid", "s1")
                    .claim("upn", "ada@example.org")
                    .claim("groups", List.of("user"));
        }

        Draft typ(String other) {
            type = other;
            return this;
        }

        Draft claim(String name, Object value) {
            claims.claim(name, value);
            return this;
        }

        Draft status(int place) {
            return claim("status", Map.of("status_list", Map.of("idx", place, "uri", issuer + "/status/0")));
        }

        String signed() {
            return signedBy(issuer);
        }

        String signedBy(String signer) {
            try {
                SignedJWT token = new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.RS256)
                                .keyID(KEY_ID)
                                .type(new JOSEObjectType(type))
                                .build(),
                        claims.build());
                token.sign(new RSASSASigner(KEYS.get(signer)));
                return token.serialize();
            } catch (JOSEException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
