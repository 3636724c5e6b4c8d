package hallpass.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The ways to a token, as a client goes them. */
class IssuerFlowsTest {

    private static final String CALLBACK = "http://localhost:1234/callback";

    /** RFC 7636 appendix B */
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private final HttpClient http = HttpClient.newHttpClient();
    private final TestIssuer issuer = TestIssuer.start().user("grace", "user", "admin");

    @AfterEach
    void close() {
        issuer.close();
    }

    @Test
    void a_code_brings_the_tokens_of_the_user_who_signs_in_by_itself() throws Exception {
        Map<String, Object> answer = redeemed(code(), VERIFIER, 200);

        JWTClaimsSet access = claims(answer, "access_token");
        assertEquals("grace@example.org", access.getStringClaim("upn"));
        assertEquals(List.of("user", "admin"), access.getStringListClaim("groups"));
        assertEquals(List.of("orders"), access.getAudience());
        JWTClaimsSet id = claims(answer, "id_token");
        assertEquals(List.of("portal"), id.getAudience());
        assertEquals("n-1", id.getStringClaim("nonce"));
        assertEquals(
                access.getSubject(),
                userInfo((String) answer.get("access_token")).get("sub"));
    }

    @Test
    void a_code_is_good_once_and_with_its_verifier_only() throws Exception {
        String code = code();
        redeemed(code, VERIFIER, 200);
        assertEquals("invalid_grant", redeemed(code, VERIFIER, 400).get("error"));
        assertEquals("invalid_grant", redeemed(code(), VERIFIER + "x", 400).get("error"));
    }

    @Test
    void a_refresh_token_is_good_once_and_dies_with_its_session() throws Exception {
        Map<String, Object> first = redeemed(code(), VERIFIER, 200);
        String refresh = "grant_type=refresh_token&client_id=portal&refresh_token=";
        Map<String, Object> second = token(refresh + first.get("refresh_token"), 200);
        assertEquals(
                "invalid_grant",
                token(refresh + first.get("refresh_token"), 400).get("error"));

        issuer.endSession(claims(second, "access_token").getStringClaim("sid"));

        assertEquals(
                "invalid_grant",
                token(refresh + second.get("refresh_token"), 400).get("error"));
    }

    @Test
    void a_service_gets_a_token_of_its_own() throws Exception {
        JWTClaimsSet claims = claims(
                token("grant_type=client_credentials&client_id=nightly&client_secret=any&scope=orders", 200),
                "access_token");

        assertEquals("nightly", claims.getSubject());
        assertEquals(List.of("orders"), claims.getAudience());
        assertFalse(claims.getClaims().containsKey("sid"));
    }

    @Test
    void what_a_client_gets_wrong_is_refused() throws Exception {
        assertEquals("unsupported_grant_type", token("grant_type=magic", 400).get("error"));
        assertEquals(
                "invalid_request", token("grant_type=authorization_code", 400).get("error"));
        HttpResponse<String> plain = get("/authorize?client_id=portal&response_type=code&redirect_uri=" + CALLBACK
                + "&code_challenge=x&code_challenge_method=plain");
        assertEquals(400, plain.statusCode());
    }

    @Test
    void tests_in_other_languages_get_tokens_too() throws Exception {
        String token =
                get("/test/token?user=ada&roles=user,auditor&audience=orders").body();
        assertEquals(
                List.of("user", "auditor"),
                SignedJWT.parse(token).getJWTClaimsSet().getStringListClaim("groups"));
        assertEquals(400, get("/test/token?fault=unheard").statusCode());
    }

    private String code() throws Exception {
        HttpResponse<String> answer = get("/authorize?client_id=portal&response_type=code&redirect_uri=" + CALLBACK
                + "&scope=openid%20orders&state=s-1&nonce=n-1&code_challenge=" + CHALLENGE
                + "&code_challenge_method=S256");
        assertEquals(303, answer.statusCode());
        String location = answer.headers().firstValue("Location").orElseThrow();
        String expected = CALLBACK + "?code=";
        assertEquals(expected, location.substring(0, expected.length()));
        assertEquals("s-1", location.replaceAll(".*&state=([^&]*).*", "$1"));
        return location.replaceAll(".*\\?code=([^&]*).*", "$1");
    }

    private Map<String, Object> redeemed(String code, String verifier, int status) throws Exception {
        return token(
                "grant_type=authorization_code&client_id=portal&redirect_uri=" + CALLBACK + "&code=" + code
                        + "&code_verifier=" + verifier,
                status);
    }

    private Map<String, Object> token(String form, int status) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(issuer.name() + "/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        assertEquals(status, answer.statusCode(), answer.body());
        return JSONObjectUtils.parse(answer.body());
    }

    private Map<String, Object> userInfo(String token) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(issuer.name() + "/userinfo"))
                .header("Authorization", "Bearer " + token)
                .build();
        return JSONObjectUtils.parse(http.send(request, BodyHandlers.ofString()).body());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(issuer.name() + path)).build(), BodyHandlers.ofString());
    }

    private static JWTClaimsSet claims(Map<String, Object> answer, String member) throws Exception {
        return SignedJWT.parse((String) answer.get(member)).getJWTClaimsSet();
    }
}
