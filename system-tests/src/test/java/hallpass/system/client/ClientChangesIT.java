package hallpass.system.client;

import static hallpass.system.http.ServiceClient.basic;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.system.http.Answer;
import hallpass.system.http.Http;
import hallpass.system.http.Json;
import hallpass.system.http.Refusals;
import hallpass.system.http.ServiceClient;
import hallpass.system.http.TestUser;
import hallpass.system.servers.Hallpass;
import hallpass.system.servers.OnBothEngines;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Clients that sign users in: what an admin registers, changes and renews. */
@OnBothEngines
class ClientChangesIT {

    private static final List<String> REDIRECT = List.of("https://app.example.com/callback");

    private final Http http;
    private final TestUser admin;

    ClientChangesIT(Hallpass hallpass) {
        http = hallpass.http();
        admin = hallpass.admin();
    }

    @Test
    void a_client_has_the_members_that_it_was_registered_with() {
        Answer registered = register(
                        "redirect_uris",
                        REDIRECT,
                        "post_logout_redirect_uris",
                        List.of("https://app.example.com/"),
                        "scope",
                        "openid email",
                        "first_party",
                        true,
                        "pkce",
                        "optional",
                        "tls_client_auth_subject_dn",
                        "ignored")
                .expect(201);

        Answer read = get(registered.text("client_id"));
        assertEquals(REDIRECT, Json.texts(read.json(), "redirect_uris"));
        assertEquals(List.of("https://app.example.com/"), Json.texts(read.json(), "post_logout_redirect_uris"));
        assertEquals("openid email", read.text("scope"));
        assertEquals("optional", read.text("pkce"));
        assertTrue(read.json().getBoolean("first_party"), read::toString);
        assertFalse(read.json().getBoolean("self_registered"), read::toString);
        assertEquals(List.of("authorization_code", "refresh_token"), Json.texts(read.json(), "grant_types"));
        assertFalse(read.body().contains("tls_client_auth"), read::toString);
        assertEquals(registered.etag(), read.etag());
    }

    @Test
    void a_public_client_has_no_secret_and_gets_no_token_for_itself() {
        Answer registered = register("redirect_uris", REDIRECT, "token_endpoint_auth_method", "none")
                .expect(201);
        String id = registered.text("client_id");

        assertFalse(registered.json().containsKey("client_secret"), registered::toString);
        Refusals.oauth(401, "invalid_client", token("client_id", id));
        Refusals.oauth(401, "invalid_client", token("client_id", id, "client_secret", "x"));
        Refusals.problem(409, renew(id));
        Refusals.oauth(
                401,
                "invalid_client",
                http.post("/auth/introspect")
                        .form("client_id", id, "token", "x")
                        .send());
        Refusals.oauth(
                400,
                "unauthorized_client",
                http.post("/auth/token")
                        .form("grant_type", "password", "client_id", id, "username", "x", "password", "x")
                        .send());
    }

    @Test
    void a_registration_without_a_secret_can_be_repeated_too() {
        String key = UUID.randomUUID().toString();
        Answer first = repeated(key).expect(201);

        assertEquals(first.body(), repeated(key).expect(201).body());
        http.delete("/auth/clients/" + first.text("client_id")).as(admin).expect(204);
        Refusals.problem(409, repeated(key));
    }

    private Answer repeated(String key) {
        return http.post("/auth/clients")
                .as(admin)
                .header("Idempotency-Key", key)
                .json("name", "App", "redirect_uris", REDIRECT, "token_endpoint_auth_method", "none")
                .send();
    }

    @Test
    void a_client_authenticates_as_it_is_registered() {
        ServiceClient inForm = client("client_secret_post");

        Refusals.oauth(401, "invalid_client", inForm.token());
        token("client_id", inForm.id(), "client_secret", inForm.secret()).expect(200);
        ServiceClient inHeader = client("client_secret_basic");
        inHeader.token().expect(200);
        Refusals.oauth(401, "invalid_client", token("client_id", inHeader.id(), "client_secret", inHeader.secret()));
    }

    @Test
    void a_change_is_a_merge_patch_with_preconditions() {
        String id = register("redirect_uris", REDIRECT, "scope", "openid")
                .expect(201)
                .text("client_id");
        Answer before = get(id);

        Answer changed = change(id, before.etag(), "name", "Other", "scope", null, "logo_uri", "https://a.example/l")
                .expect(200);

        assertEquals("Other", changed.text("name"));
        assertFalse(changed.json().containsKey("scope"), changed::toString);
        assertEquals(REDIRECT, Json.texts(changed.json(), "redirect_uris"));
        assertEquals(changed.body(), get(id).body());
        assertNotEquals(before.etag(), changed.etag());
        Refusals.problem(412, change(id, before.etag(), "name", "Third"));
        Refusals.violations(change(id, changed.etag(), "redirect_uris", List.of("javascript:x")), "redirect_uris");
        Refusals.violations(change(id, changed.etag(), "redirect_uris", null), "audiences");
        Refusals.violations(change(id, changed.etag(), "name", null), "name");
        assertEquals(changed.body(), get(id).body());
        Refusals.problem(404, change("nobody", "\"1\"", "name", "x"));
        Refusals.problem(
                403,
                http.patch("/auth/clients/" + id)
                        .as(TestUser.register(http))
                        .mergePatch("name", "x")
                        .send());
    }

    @Test
    void a_renewed_secret_and_its_predecessor_are_both_good_for_a_while() {
        ServiceClient client = ServiceClient.register(http, admin, List.of("todo"), List.of("user"));

        Answer renewed = renew(client.id()).expect(200);

        assertTrue(renewed.header("Cache-Control").contains("no-store"), renewed::toString);
        String second = renewed.text("client_secret");
        client.token().expect(200);
        byHeader(client.id(), second).expect(200);
        Answer again = http.post("/auth/clients/" + client.id() + "/secret")
                .as(admin)
                .json("overlap", 0)
                .expect(200);
        byHeader(client.id(), again.text("client_secret")).expect(200);
        for (String former : List.of(client.secret(), second)) {
            Refusals.oauth(401, "invalid_client", byHeader(client.id(), former));
        }
        Refusals.violations(
                http.post("/auth/clients/" + client.id() + "/secret")
                        .as(admin)
                        .json("overlap", -1)
                        .send(),
                "overlap");
        Refusals.problem(404, renew("nobody"));
    }

    @Test
    void a_client_that_becomes_public_loses_its_secret_for_good() {
        ServiceClient client = ServiceClient.register(http, admin, List.of("todo"), List.of("user"));
        String etag = get(client.id()).etag();

        Answer opened = change(
                        client.id(),
                        etag,
                        "redirect_uris",
                        REDIRECT,
                        "token_endpoint_auth_method",
                        "none",
                        "audiences",
                        List.of())
                .expect(200);
        change(client.id(), opened.etag(), "token_endpoint_auth_method", null, "audiences", List.of("todo"))
                .expect(200);

        Refusals.oauth(401, "invalid_client", client.token());
        assertTrue(renew(client.id()).expect(200).json().containsKey("client_secret"));
    }

    @Test
    void pairwise_subjects_of_several_hosts_need_a_sector_that_can_be_asked() {
        Refusals.violations(
                register(
                        "redirect_uris",
                        List.of("https://a.example.com/cb", "https://b.example.com/cb"),
                        "subject_type",
                        "pairwise"),
                "sector_identifier_uri");
        for (String uri : List.of("https://127.0.0.1/sector", "https://169.254.169.254/", "https://localhost/s")) {
            Refusals.violations(
                    register("redirect_uris", REDIRECT, "sector_identifier_uri", uri), "sector_identifier_uri");
        }
    }

    @Test
    void nobody_registers_itself_unless_the_operator_says_so() {
        Answer closed =
                http.post("/auth/register").json("redirect_uris", REDIRECT).send();

        Refusals.oauth(403, "access_denied", closed);
        assertFalse(http.get("/auth/.well-known/openid-configuration")
                .expect(200)
                .json()
                .containsKey("registration_endpoint"));
        for (String token : List.of("x", admin.token())) {
            Answer refused = http.get("/auth/register/hallpass").token(token).send();
            Refusals.oauth(401, "invalid_token", refused);
            assertTrue(refused.header("WWW-Authenticate").startsWith("Bearer realm=\""), refused::toString);
        }
    }

    private ServiceClient client(String method) {
        Answer answer = register(
                        "audiences", List.of("todo"), "roles", List.of("user"), "token_endpoint_auth_method", method)
                .expect(201);
        return new ServiceClient(http, answer.text("client_id"), answer.text("client_secret"));
    }

    private Answer register(Object... members) {
        Object[] all = new Object[members.length + 2];
        all[0] = "name";
        all[1] = "App";
        System.arraycopy(members, 0, all, 2, members.length);
        return http.post("/auth/clients").as(admin).json(all).send();
    }

    private Answer get(String id) {
        return http.get("/auth/clients/" + id).as(admin).expect(200);
    }

    private Answer change(String id, String etag, Object... members) {
        return http.patch("/auth/clients/" + id)
                .as(admin)
                .header("If-Match", etag)
                .mergePatch(members)
                .send();
    }

    private Answer renew(String id) {
        return http.post("/auth/clients/" + id + "/secret").as(admin).json().send();
    }

    private Answer byHeader(String id, String secret) {
        return http.post("/auth/token")
                .header("Authorization", basic(id, secret))
                .form("grant_type", "client_credentials")
                .send();
    }

    private Answer token(String... credentials) {
        String[] fields = new String[credentials.length + 2];
        fields[0] = "grant_type";
        fields[1] = "client_credentials";
        System.arraycopy(credentials, 0, fields, 2, credentials.length);
        return http.post("/auth/token").form(fields).send();
    }
}
