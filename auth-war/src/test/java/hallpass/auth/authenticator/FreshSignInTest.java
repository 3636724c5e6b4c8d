package hallpass.auth.authenticator;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.resource.stepup.StepUpNeededException;
import hallpass.resource.token.Caller;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;

class FreshSignInTest {

    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
    private static final UUID ADA = UUID.randomUUID();

    private final Map<String, Object> claims = new HashMap<>(Map.of("sub", ADA.toString(), "sid", ADA.toString()));
    private boolean hasFactor;

    @Test
    void a_password_of_a_moment_ago_is_enough_without_a_factor() {
        signedIn(599, "pwd");
        assertDoesNotThrow(this::require);

        claims.remove("acr");
        assertDoesNotThrow(this::require, "as tokens by the password grant are");
    }

    @Test
    void one_of_longer_ago_is_not_however_strong() {
        signedIn(600, "mfa");

        assertTrue(assertThrows(StepUpNeededException.class, this::require)
                .challenge()
                .contains("acr_values=\"pwd\", max_age=\"600\""));
    }

    @Test
    void who_has_a_factor_has_to_have_shown_it() {
        hasFactor = true;
        signedIn(0, "pwd");
        StepUpNeededException refused = assertThrows(StepUpNeededException.class, this::require);
        assertTrue(refused.challenge().contains("error=\"insufficient_user_authentication\""));
        assertTrue(refused.challenge().contains("acr_values=\"mfa\", max_age=\"600\""));
        assertEquals(401, refused.problem().status());

        signedIn(0, "mfa");
        assertDoesNotThrow(this::require);
        signedIn(0, "phr");
        assertDoesNotThrow(this::require);
    }

    @Test
    void a_token_that_says_no_time_is_old() {
        claims.put("acr", "mfa");

        assertThrows(StepUpNeededException.class, this::require);
    }

    @Test
    void a_service_client_proves_itself_for_each_token() {
        claims.remove("sid");

        assertDoesNotThrow(this::require);
    }

    private void signedIn(int secondsAgo, String acr) {
        claims.put("auth_time", NOW.minusSeconds(secondsAgo).getEpochSecond());
        claims.put("acr", acr);
    }

    private void require() {
        FreshSignIn fresh = new FreshSignIn();
        fresh.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        fresh.authenticators = new Authenticators() {
            @Override
            public boolean haveFactor(UUID user) {
                return hasFactor;
            }
        };
        JsonWebToken token = (JsonWebToken) Proxy.newProxyInstance(
                JsonWebToken.class.getClassLoader(),
                new Class<?>[] {JsonWebToken.class},
                (proxy, method, arguments) -> claims.get(arguments[0]));
        fresh.caller = new Caller() {
            @Override
            public Optional<JsonWebToken> accessToken() {
                return Optional.of(token);
            }

            @Override
            public Optional<UUID> session() {
                return Optional.ofNullable(claims.get("sid")).map(sid -> ADA);
            }

            @Override
            public UUID subject() {
                return ADA;
            }
        };
        fresh.require();
    }
}
