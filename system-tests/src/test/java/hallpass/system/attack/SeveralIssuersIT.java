package hallpass.system.attack;

import static hallpass.system.http.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.jwk.RSAKey;
import hallpass.system.http.Answer;
import hallpass.system.http.Json;
import hallpass.system.http.Refusals;
import hallpass.system.servers.OwnServers;
import hallpass.test.TokenDraft;
import jakarta.json.JsonObject;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A to-do server that trusts other issuers besides its own one. All of them have a user with one {@code sub}. */
@OwnServers
@ExtendWith(AttackedOften.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeveralIssuersIT {

    private static final String LISTS = "/todo/lists";
    private static final String STATISTICS = "/todo/admin/statistics";
    private static final String ADA = TokenDraft.idOf("ada").toString();
    private static final Duration MOMENTS = Duration.ofSeconds(10);

    private final Attacked attacked;
    private final FakeIssuer own;

    SeveralIssuersIT(Attacked attacked) {
        this.attacked = attacked;
        this.own = attacked.issuer();
    }

    @BeforeEach
    void the_keys_are_known() {
        own.publishes(own.key());
        for (String token :
                List.of(own().signed(), old().signed(), cloak("user").signed())) {
            eventually(MOMENTS, () -> answer(LISTS, token).status(), status -> status == 200);
        }
    }

    @Test
    void users_of_two_issuers_are_two_users() {
        String id = attacked.http()
                .post(LISTS)
                .token(own().signed())
                .json("name", "Mine")
                .expect(201)
                .json()
                .getString("id");

        assertEquals(200, answer(LISTS + "/" + id, own().signed()).status());
        assertEquals(404, answer(LISTS + "/" + id, old().signed()).status());
        assertEquals(404, answer(LISTS + "/" + id, cloak("user").signed()).status());
    }

    @Test
    void a_key_of_one_issuer_signs_nothing_for_another() {
        String ours = FakeIssuer.NAME;
        String old = AttackedOften.OLD.name();
        String cloak = AttackedOften.CLOAK.name();

        isRefused(own().claim("iss", Draft.quoted(old)).signed());
        isRefused(own().claim("iss", Draft.quoted(cloak)).signed());
        isRefused(old().claim("iss", ours).signed());
        isRefused(old().claim("iss", cloak).signed());
        isRefused(cloak("user").claim("iss", ours).signed());
        isRefused(cloak("user").claim("iss", old).signed());
        isRefused(old().claim("iss", "https://evil.example/auth").signed());
        isRefused(old().forged().signed());
    }

    @Test
    void audience_and_form_are_those_of_the_issuer() {
        isRefused(old().audience("todo-api").signed());
        isRefused(cloak("user").audience("todo").signed());
        isRefused(old().ofAnotherKind().claim("typ", "Bearer").signed());
        isRefused(cloak("user").claim("typ", "ID").signed());
    }

    @Test
    void roles_are_those_of_the_claim_that_the_operator_named() {
        assertEquals(403, answer(LISTS, cloak().signed()).status());
        assertEquals(403, answer(STATISTICS, cloak("user").signed()).status());
        assertEquals(200, answer(STATISTICS, cloak("user", "admin").signed()).status());
        assertEquals(403, answer(STATISTICS, old().signed()).status());
        assertEquals(200, answer(STATISTICS, old().roles("admin").signed()).status());
    }

    @Test
    void a_session_that_ended_at_one_issuer_ends_its_tokens_there() throws Exception {
        String session = "11111111-2222-7333-8444-555555555555";
        String ending = old().session(session).signed();
        own.lists(own.list().signed());
        String ours = own().claim("sid", Draft.quoted(session))
                .claim("status", samePlace(ending))
                .signed();
        eventually(MOMENTS, () -> answer(LISTS, ours).status(), status -> status == 200);
        assertEquals(200, answer(LISTS, ending).status());

        AttackedOften.OLD.endSession(session);

        eventually(MOMENTS, () -> answer(LISTS, ending).status(), status -> status == 401);
        assertEquals(200, answer(LISTS, ours).status());
    }

    @Test
    void two_issuers_may_give_their_keys_one_id() throws Exception {
        String theirs = old().signed();
        RSAKey twin = FakeIssuer.rsa(2048, JWSObject.parse(theirs).getHeader().getKeyID());
        own.publishes(own.key(), twin);
        String ours = new Draft(twin).claim("sub", Draft.quoted(ADA)).signed();

        eventually(MOMENTS, () -> answer(LISTS, ours).status(), status -> status == 200);

        assertEquals(200, answer(LISTS, theirs).status());
        isRefused(new Draft(twin)
                .claim("sub", Draft.quoted(ADA))
                .claim("iss", Draft.quoted(AttackedOften.OLD.name()))
                .signed());
    }

    @Test
    void an_issuer_that_is_away_costs_only_its_own_callers_something() {
        String unknown = AttackedOften.GONE.token().audience("todo").signed();

        Refusals.problem(503, answer(LISTS, unknown));
        isRefused(old().expired().signed());
        JsonObject keys = Json.objects(
                        attacked.http().get("/health/ready").expect(200).json(), "checks")
                .stream()
                .filter(check -> check.getString("name").equals("todo-key-set"))
                .findFirst()
                .orElseThrow()
                .getJsonObject("data");
        assertTrue(
                keys.keySet().containsAll(List.of("age_seconds", "age_seconds_old", "age_seconds_cloak")),
                keys::toString);
        assertTrue(
                attacked.http().get("/metrics").expect(200).body().contains("hallpass_issuer_key_set_age_seconds"),
                "the metrics say it too");
    }

    /** @return the claim {@code status} that names the place of this token in the own issuer's list */
    private static String samePlace(String token) throws ParseException {
        Map<?, ?> status =
                (Map<?, ?>) JWSObject.parse(token).getPayload().toJSONObject().get("status");
        Object place = ((Map<?, ?>) status.get("status_list")).get("idx");
        return "{\"status_list\":{\"uri\":" + Draft.quoted(FakeIssuer.LIST) + ",\"idx\":" + place + "}}";
    }

    private void isRefused(String token) {
        Refusals.problem(401, answer(LISTS, token));
    }

    private Answer answer(String path, String token) {
        return attacked.http().get(path).token(token).send();
    }

    private Draft own() {
        return own.draft().claim("sub", Draft.quoted(ADA));
    }

    private static TokenDraft old() {
        return AttackedOften.OLD.token().user("ada").audience("todo");
    }

    /** As Keycloak writes it, with groups of its own. */
    private static TokenDraft cloak(String... roles) {
        return AttackedOften.CLOAK
                .token()
                .user("ada")
                .ofAnotherKind()
                .audience("todo-api")
                .claim("typ", "Bearer")
                .claim("client_id", null)
                .claim("azp", "shop")
                .claim("sid", null)
                .claim("groups", List.of("user", "admin"))
                .claim("resource_access", Map.of("todo-api", Map.of("roles", List.of(roles))));
    }
}
