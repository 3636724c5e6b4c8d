package hallpass.system.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.system.http.Answer;
import hallpass.system.http.Call;
import hallpass.system.http.Refusals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The attacks on a service that trusts the fake issuer. */
abstract class AttackTests {

    private static final String PROTECTED = "/todo/lists";

    final Attacked attacked;
    private final FakeIssuer issuer;

    AttackTests(Attacked attacked) {
        this.attacked = attacked;
        this.issuer = attacked.issuer();
    }

    @ParameterizedTest
    @MethodSource("hallpass.system.attack.GoodTokens#all")
    void a_good_token_is_taken(Attack good) throws Exception {
        attacked.http().get(PROTECTED).token(good.token(issuer)).expect(200);
    }

    @ParameterizedTest
    @MethodSource("hallpass.system.attack.AlgorithmAttacks#all")
    @MethodSource("hallpass.system.attack.FormatAttacks#all")
    @MethodSource("hallpass.system.attack.HeaderAttacks#all")
    @MethodSource("hallpass.system.attack.ClaimAttacks#all")
    void a_bad_token_is_401(Attack attack) throws Exception {
        isRefused(attack);
    }

    void isRefused(Attack attack) throws Exception {
        String token = attack.token(issuer);

        refused(attacked.http().get(PROTECTED).token(latin(token)).send());
    }

    @Test
    void a_good_token_without_the_role_is_403() throws Exception {
        for (String groups :
                new String[] {null, "[]", "[\"admin\"]", "[\"USER\"]", "[\"user \"]", "[\"\"]", "[\"**\"]"}) {
            Answer answer = attacked.http()
                    .get(PROTECTED)
                    .token(issuer.draft().claim("groups", groups).signed())
                    .send();

            Refusals.problem(403, answer);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer TOKEN",
                "bearer TOKEN",
                "BEARER TOKEN",
                "bEaReR TOKEN",
                "Bearer   TOKEN",
                "Bearer TOKEN  "
            })
    void the_scheme_is_in_any_letters(String header) {
        attacked.http().get(PROTECTED).header("Authorization", header(header)).expect(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TOKEN",
                "Bearer",
                "Bearer ",
                "BearerTOKEN",
                "Bearer\tTOKEN",
                "Bearer=TOKEN",
                "Bearer:TOKEN",
                "Bearer,TOKEN",
                "Bearer \"TOKEN\"",
                "Bearer <TOKEN>",
                "Bearer Bearer TOKEN",
                "Bearer TOKEN TOKEN",
                "Bearer TOKEN,TOKEN",
                "Bearer TOKEN, Bearer TOKEN",
                "Bearer x, Bearer TOKEN",
                "Bearer TOKEN, Basic eDp5",
                "Basic eDp5, Bearer TOKEN",
                "Bearer token=TOKEN",
                "Bearer realm=\"x\", TOKEN",
                "Basic TOKEN",
                "Basic eDp5",
                "Token TOKEN",
                "JWT TOKEN",
                "DPoP TOKEN",
                "MAC TOKEN",
                "Negotiate TOKEN",
                "Digest TOKEN",
                "OAuth TOKEN",
                "Bearer TOKEN;",
                "Bearer null",
                "Bearer undefined",
                "Bearer %s",
                "Bearer Bearer",
                "x Bearer TOKEN"
            })
    void every_other_authorization_header_is_401(String header) {
        refused(attacked.http()
                .get(PROTECTED)
                .header("Authorization", header(header))
                .send());
    }

    @Test
    void two_headers_are_401_whatever_is_in_them() {
        String good = "Bearer " + issuer.draft().signed();
        for (String[] both : new String[][] {
            {good, good},
            {good, "Bearer junk"},
            {"Bearer junk", good},
            {good, "Basic eDp5"},
            {"Basic eDp5", good},
            {good, "x"}
        }) {
            refused(attacked.http()
                    .get(PROTECTED)
                    .header("Authorization", both[0])
                    .header("Authorization", both[1])
                    .send());
        }
    }

    @Test
    void a_token_in_another_place_is_ignored() {
        String token = issuer.draft().signed();
        String cookies =
                "access_token=T; Bearer=T; jwt=T; JWT=T; token=T; Authorization=T; LtpaToken2=T".replace("T", token);

        nobody(attacked.http().get(PROTECTED + "?access_token=" + token).send());
        nobody(attacked.http()
                .get(PROTECTED + "?Authorization=Bearer%20" + token + "&token=" + token)
                .send());
        nobody(attacked.http().get(PROTECTED).header("Cookie", cookies).send());
        for (String name : new String[] {
            "X-Authorization",
            "Proxy-Authorization",
            "X-Access-Token",
            "X-Auth-Token",
            "X-Forwarded-Access-Token",
            "access_token",
            "Authorization2"
        }) {
            nobody(attacked.http()
                    .get(PROTECTED)
                    .header(name, "Bearer " + token)
                    .send());
        }
        Answer form =
                attacked.http().post(PROTECTED).form("access_token", token).send();
        assertTrue(form.status() == 401 || form.status() == 415, form::toString);
    }

    @Test
    void a_bad_token_is_not_mended_by_a_good_one_elsewhere() {
        String token = issuer.draft().signed();

        refused(attacked.http()
                .get(PROTECTED + "?access_token=" + token)
                .token("junk")
                .send());
        refused(attacked.http()
                .get(PROTECTED)
                .token("junk")
                .header("Cookie", "Bearer=" + token + "; access_token=" + token)
                .send());
        Answer form = attacked.http()
                .post(PROTECTED)
                .token("junk")
                .form("access_token", token)
                .send();
        assertTrue(form.status() == 401 || form.status() == 415, form::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"})
    void no_method_is_another_way_in(String method) {
        for (String path :
                new String[] {PROTECTED, PROTECTED + "/01a20000-0000-7000-8000-000000000000", "/todo/tasks"}) {
            for (String override :
                    new String[] {"X-Nothing", "X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"}) {
                Call call = attacked.http().call(method, path).token("junk").header(override, "GET");
                Answer answer = (method.startsWith("P") ? call.json() : call).send();

                assertTrue(answer.status() == 401 || answer.status() == 405, answer::toString);
            }
        }
    }

    @Test
    void a_large_body_does_not_hide_a_bad_token() {
        String body = "{\"name\":\"" + "x".repeat(2 << 20) + "\"}";

        Answer put = attacked.http()
                .put(PROTECTED + "/01a20000-0000-7000-8000-000000000000")
                .token("junk")
                .body("application/json", body)
                .send();
        assertTrue(put.status() == 401 || put.status() == 405 || put.status() == 413, put::toString);
        Answer post = attacked.http()
                .post(PROTECTED)
                .token("junk")
                .chunked("application/json", body)
                .send();
        assertTrue(post.status() == 401 || post.status() == 413, post::toString);
    }

    @Test
    void a_bad_token_at_an_unknown_path_finds_nothing() {
        for (String path : new String[] {"/todo/nothing", "/todo/lists/x/y/z", "/todo/", "/todo"}) {
            Answer answer = attacked.http().get(path).token("junk").send();

            assertTrue(answer.status() == 401 || answer.status() == 404, answer::toString);
            Refusals.problem(answer.status(), answer);
        }
    }

    @Test
    void head_is_401_without_a_body() {
        Answer answer = attacked.http().call("HEAD", PROTECTED).token("junk").send();

        assertEquals(401, answer.status());
        assertEquals("application/problem+json", answer.mediaType());
        assertTrue(answer.header("WWW-Authenticate").contains("error=\"invalid_token\""), answer::toString);
        assertEquals("", answer.body());
    }

    private String header(String template) {
        return template.replace("TOKEN", issuer.draft().signed());
    }

    /** The JDK's client refuses to send other characters. */
    private static String latin(String token) {
        return token.replaceAll("[^\\x20-\\x7e\\t]", "?");
    }

    private static void refused(Answer answer) {
        Refusals.problem(401, answer);
        assertTrue(answer.header("WWW-Authenticate").contains("error=\"invalid_token\""), answer::toString);
        assertEquals("no-store", answer.header("Cache-Control"), answer::toString);
    }

    private static void nobody(Answer answer) {
        Refusals.problem(401, answer);
        assertFalse(answer.header("WWW-Authenticate").contains("error="), answer::toString);
    }
}
