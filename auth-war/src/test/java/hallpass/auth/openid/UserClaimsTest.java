package hallpass.auth.openid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.oauth2.sdk.ParseException;
import hallpass.auth.user.TestUsers;
import hallpass.auth.user.User;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UserClaimsTest {

    private final User user = TestUsers.alice(UUID.randomUUID(), Instant.EPOCH);
    private final UserClaims claims = new UserClaims();

    @Test
    void each_scope_has_its_claims() {
        user.profiled(
                Map.of("given_name", "Alice", "phone_number", "+4930123", "zoneinfo", "Europe/Berlin"), Instant.EPOCH);

        assertEquals(Map.of(), claims.forUserInfo(user, "openid", null));
        assertEquals(
                Set.of("email", "email_verified"),
                claims.forUserInfo(user, "openid email", null).keySet());
        assertEquals(
                Map.of("phone_number", "+4930123", "phone_number_verified", false),
                claims.forUserInfo(user, "phone address", null));
        assertEquals("Alice", claims.forUserInfo(user, "profile", null).get("given_name"));
        assertFalse(claims.forUserInfo(user, "profile", null).containsKey("phone_number"));
        assertEquals(List.of("user"), claims.forUserInfo(user, "groups", null).get("groups"));
    }

    @Test
    void a_claim_can_be_asked_for_by_its_name() {
        String asked =
                "{\"userinfo\": {\"email\": null}, \"id_token\": {\"preferred_username\": {\"essential\": true}}}";

        assertEquals(Map.of("email", "alice@example.com"), claims.forUserInfo(user, "openid", asked));
        assertEquals(
                Map.of("preferred_username", "alice@example.com"), claims.forIdToken(user, "openid profile", asked));
    }

    @Test
    void what_is_not_known_is_left_out() {
        String asked = "{\"userinfo\": {\"nickname\": {\"essential\": true}, \"password_hash\": null}}";

        assertTrue(claims.forUserInfo(user, "openid address", asked).isEmpty());
    }

    @Test
    void a_claim_is_asked_for_only_by_who_may_ask_for_its_scope() throws ParseException {
        String asked = "{\"userinfo\": {\"email\": null, \"name\": {\"essential\": true}, \"password\": null},"
                + " \"id_token\": {\"acr\": null}}";

        String kept = UserClaims.kept(asked, "email"::equals);

        assertEquals(Set.of("email"), UserClaims.scopesOf(kept));
        assertEquals(Map.of("email", "alice@example.com"), claims.forUserInfo(user, "openid", kept));
        assertNull(UserClaims.kept(asked, scope -> false));
        assertEquals(Set.of(), UserClaims.scopesOf(null));
    }

    @Test
    void a_request_that_is_no_json_is_refused() {
        assertThrows(ParseException.class, () -> UserClaims.kept("{\"userinfo\"", scope -> true));
        assertThrows(ParseException.class, () -> UserClaims.kept("[]", scope -> true));
    }
}
