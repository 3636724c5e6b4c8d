package hallpass.auth.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.auth.TestSettings;
import hallpass.auth.secret.Secret;
import hallpass.resource.problem.ProblemException;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SelfRegisteredTest {

    private static final String REDIRECT = "'redirect_uris': ['https://app.example.com/cb']";

    private final ClientRules rules = NewClientTest.rules();

    @Test
    void the_answer_tells_what_was_registered_with_the_defaults() {
        NewClient asked = read("{" + REDIRECT + ", 'client_name': 'App', 'unknown': 1}");
        ServiceClient client = new ServiceClient("id", asked, Instant.ofEpochSecond(7));
        client.manageableBy(new Secret("management"));

        JsonObject view = new SelfRegistered(client, new Secret("management"), new Secret("s"))
                .view("https://auth.example.com/register");

        assertEquals(
                NewClientTest.json("{'client_id': 'id', 'client_secret': 's', 'client_secret_expires_at': 0,"
                        + " 'client_id_issued_at': 7, 'registration_access_token': 'management',"
                        + " 'registration_client_uri': 'https://auth.example.com/register/id', " + REDIRECT
                        + ", 'grant_types': ['authorization_code'], 'response_types': ['code'],"
                        + " 'token_endpoint_auth_method': 'client_secret_basic', 'client_name': 'App'}"),
                view);
        assertTrue(client.selfRegistered());
        assertTrue(client.isManageableBy(new Secret("management")));
        assertFalse(client.isManageableBy(new Secret("other")));
    }

    @Test
    void what_an_admin_decides_cannot_be_taken() {
        NewClient asked = read("{" + REDIRECT + ", 'client_id': 'hallpass', 'audiences': ['auth'], 'roles': ['admin'],"
                + " 'first_party': true, 'pkce': 'optional', 'name': 'Hallpass'}");

        assertEquals("id", asked.clientId());
        assertEquals("id", asked.name());
        assertEquals(List.of(), asked.audiences());
        assertEquals(List.of(), asked.roles());
        assertFalse(asked.firstParty());
        assertFalse(asked.pkceOptional());
    }

    @Test
    void the_operator_may_open_services_and_let_confidential_clients_go_without_pkce() {
        rules.settings = TestSettings.of(Map.of(
                "hallpass.client.registration.audiences", "todo, catalog",
                "hallpass.client.registration.pkce", "optional"));

        assertEquals(List.of("todo", "catalog"), read("{" + REDIRECT + "}").audiences());
        assertTrue(read("{" + REDIRECT + "}").pkceOptional());
        assertFalse(
                read("{" + REDIRECT + ", 'token_endpoint_auth_method': 'none'}").pkceOptional());
    }

    @Test
    void it_gets_no_tokens_for_itself() {
        rules.settings = TestSettings.of(Map.of("hallpass.client.registration.audiences", "todo"));

        assertRefused("grant_types", "{" + REDIRECT + ", 'grant_types': ['authorization_code', 'client_credentials']}");
        assertRefused("grant_types", "{'grant_types': ['client_credentials']}");
    }

    @Test
    void it_has_an_address_to_send_people_back_to() {
        assertRefused("redirect_uris", "{}");
        assertRefused("redirect_uris", "{'redirect_uris': []}");
        assertRefused("redirect_uris", "{'redirect_uris': ['https://app.example.com/#x']}");
        assertRefused("client_name", "{" + REDIRECT + ", 'client_name': 7}");
    }

    private void assertRefused(String member, String json) {
        ProblemException refused = assertThrows(ProblemException.class, () -> read(json));

        assertEquals(member, refused.problem().violations().get(0).field());
    }

    private NewClient read(String json) {
        return SelfRegistered.read("id", NewClientTest.json(json), rules);
    }
}
