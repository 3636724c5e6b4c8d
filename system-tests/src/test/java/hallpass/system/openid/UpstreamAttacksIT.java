package hallpass.system.openid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpHandler;
import hallpass.system.http.Answer;
import hallpass.system.http.Http;
import hallpass.system.http.TestUser;
import hallpass.system.http.Visitor;
import hallpass.system.openid.FakeProvider.Person;
import hallpass.system.servers.Hallpass;
import hallpass.system.servers.OnBothEngines;
import hallpass.system.servers.Upstreams;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an attacker may try with a provider, against one, or as one: nobody is signed in, and a page says so. */
@OnBothEngines
class UpstreamAttacksIT {

    private static final String SIGN_IN = "hallpass_signin";
    private static final String NOT_TRUSTED = "can't be trusted";
    private static final String AWAY = "can't be reached just now";
    private static final String EXPIRED = "begun in another browser";

    private final Hallpass hallpass;
    private final Http http;
    private final Visitor visitor;
    private final FakeProvider provider;
    private final Person ada = Person.of(TestUser.unusedEmail());

    UpstreamAttacksIT(Hallpass hallpass) {
        this.hallpass = hallpass;
        http = hallpass.http();
        visitor = new Visitor(http);
        provider = new FakeProvider(hallpass.upstreams(), Upstreams.FAKE);
    }

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void an_id_token_that_is_not_good_in_every_point_is_worth_nothing() {
        Instant now = Instant.now();
        Map<String, UnaryOperator<JWTClaimsSet.Builder>> wrong = new LinkedHashMap<>();
        wrong.put("another nonce", claims -> claims.claim("nonce", "of another sign-in"));
        wrong.put("no nonce", claims -> claims.claim("nonce", null));
        wrong.put("another issuer", claims -> claims.issuer("https://elsewhere.example.org"));
        wrong.put("another audience", claims -> claims.audience("another client"));
        wrong.put("another party", claims -> claims.claim("azp", "another client"));
        wrong.put("two audiences and no party", claims -> claims.audience(List.of(Upstreams.CLIENT_ID, "another")));
        wrong.put("expired", claims -> claims.expirationTime(Date.from(now.minusSeconds(30))));
        wrong.put("no end", claims -> claims.expirationTime(null));
        wrong.put("from the future", claims -> claims.issueTime(Date.from(now.plusSeconds(120))));
        wrong.put("no subject", claims -> claims.subject(null));

        wrong.forEach((what, change) -> refused(what, change, FakeProvider::signed));
    }

    @Test
    void an_id_token_that_its_issuer_has_not_signed_is_worth_nothing() {
        Map<String, Function<JWTClaimsSet, String>> signings = new LinkedHashMap<>();
        signings.put("none", claims -> new PlainJWT(claims).serialize());
        signings.put("client secret", claims -> hmac(Upstreams.CLIENT_SECRET.repeat(2), claims));
        signings.put("public key", claims -> hmac(FakeProvider.publicKey().toJSONString(), claims));
        signings.put("another key", claims -> FakeProvider.signedBy(FakeProvider.key("one"), claims));
        signings.put("an unknown key", claims -> FakeProvider.signedBy(FakeProvider.key("two"), claims));
        signings.put("cut", claims -> FakeProvider.signed(claims).replaceFirst("[^.]+$", ""));
        signings.put("no token", claims -> "x");

        signings.forEach((what, signing) -> refused(what, claims -> claims, signing));
    }

    @Test
    void an_answer_of_another_provider_is_refused() {
        String[] issuers = {
            "https://evil.example.org",
            hallpass.upstreams().issuer(Upstreams.OTHER).toString(),
            ""
        };
        for (String issuer : issuers) {
            String good = provider.letsIn(begin(visitor), ada);
            String mixed = good.replaceFirst("&iss=.*", issuer.isEmpty() ? "" : "&iss=" + encoded(issuer));

            nobodyIn(visitor, visitor.open(mixed), 400, NOT_TRUSTED);
        }
    }

    @Test
    void an_answer_for_one_provider_does_not_count_for_another() {
        try (FakeProvider other = new FakeProvider(hallpass.upstreams(), Upstreams.OTHER)) {
            String good = provider.letsIn(begin(visitor), ada);

            String brought = good.replace("/upstream/fake/", "/upstream/other/")
                    .replaceFirst("&iss=.*", "&iss=" + encoded(other.issuer()));
            nobodyIn(visitor, visitor.open(brought), 400, EXPIRED);
        }
    }

    @Test
    void an_answer_counts_only_in_the_browser_that_asked() {
        String eves = provider.letsIn(begin(new Visitor(http)), ada);

        nobodyIn(visitor, visitor.open(eves), 400, EXPIRED);
        begin(visitor);
        nobodyIn(visitor, visitor.open(eves), 400, EXPIRED);
    }

    @Test
    void a_stolen_code_is_worth_nothing_in_another_sign_in() {
        String stolen = code(provider.letsIn(begin(new Visitor(http)), ada));
        Map<String, String> own = FakeProvider.asked(begin(visitor));

        String injected = provider.back("code", stolen, "state", own.get("state"), "iss", provider.issuer());

        nobodyIn(visitor, visitor.open(injected), 400, NOT_TRUSTED);
    }

    @Test
    void an_answer_counts_once() {
        String back = provider.letsIn(begin(visitor), ada);
        visitor.openOnly(back).expect(303);

        Answer again = visitor.openOnly(back).expect(400);

        assertTrue(again.body().contains(EXPIRED), again::toString);
    }

    @Test
    void userinfo_counts_only_for_the_same_subject() {
        Person silent = new Person(ada.subject(), null, false);
        provider.answersUserInfo(exchange ->
                FakeProvider.send(exchange, 200, "{\"sub\":\"somebody else\",\"email\":\"x@example.org\"}"));

        Answer page = visitor.open(provider.letsIn(begin(visitor), silent));

        nobodyIn(visitor, page, 400, NOT_TRUSTED);
        provider.answersUserInfo(exchange -> FakeProvider.send(
                exchange, 200, "{\"sub\":\"" + ada.subject() + "\",\"email\":\"" + ada.email() + "\"}"));
        visitor.openOnly(provider.letsIn(begin(visitor), silent)).expect(303);
        assertTrue(visitor.cookie(SIGN_IN).isPresent());
    }

    @Test
    void a_provider_that_is_broken_or_evil_brings_nobody_in_and_nothing_down() {
        CountDownLatch over = new CountDownLatch(1);
        Map<String, HttpHandler> answers = new LinkedHashMap<>();
        answers.put("redirects", exchange -> {
            exchange.getResponseHeaders().set("Location", provider.issuer() + "/jwks");
            FakeProvider.send(exchange, 302, "");
        });
        answers.put("500", exchange -> FakeProvider.send(exchange, 500, "<html>oops</html>"));
        answers.put("too large", exchange -> FakeProvider.send(exchange, 200, "x".repeat(100_000)));
        answers.put("does not know us", exchange -> FakeProvider.send(exchange, 401, "{\"error\":\"invalid_client\"}"));
        answers.put("hangs", exchange -> {
            try {
                over.await();
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
        });

        answers.forEach((what, handler) -> {
            provider.answersCodes(handler);
            nobodyIn(visitor, visitor.open(provider.letsIn(begin(visitor), ada)), 503, AWAY);
        });
        over.countDown();
        provider.answersCodes(exchange -> FakeProvider.send(exchange, 200, "no tokens"));
        nobodyIn(visitor, visitor.open(provider.letsIn(begin(visitor), ada)), 400, NOT_TRUSTED);
        TestUser local = TestUser.register(http);
        visitor.signIn(visitor.open("/auth/signin"), local).expect(200);
    }

    @Test
    void errors_of_a_provider_are_pages_and_lead_back_to_what_the_application_asked() {
        Map<String, Integer> statuses = Map.of(
                "access_denied", 403, "login_required", 403, "temporarily_unavailable", 503, "<script>x</script>", 400);
        statuses.forEach((error, status) -> {
            Map<String, String> asked = FakeProvider.asked(begin(visitor));

            Answer page = visitor.open(
                            provider.back("error", error, "state", asked.get("state"), "iss", provider.issuer()))
                    .expect(status);

            assertTrue(page.body().contains("href=\"/auth/signin?login_hint=a%40example.org\""), page::toString);
            assertFalse(page.body().contains("<script"), page::toString);
        });
    }

    @Test
    void a_provider_whose_metadata_is_a_flood_is_away() throws Exception {
        int port = hallpass.upstreams().port(Upstreams.BROKEN);
        var server = com.sun.net.httpserver.HttpServer.create(
                new InetSocketAddress(InetAddress.getByName("localhost"), port), 0);
        server.createContext("/", exchange -> FakeProvider.send(exchange, 200, "x".repeat(200_000)));
        server.start();
        try {
            Answer page = visitor.open("/auth/upstream/broken?login_hint=x").expect(503);

            assertTrue(page.body().contains(AWAY), page::toString);
            assertFalse(page.header("Retry-After").isEmpty(), page::toString);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void the_e_mail_of_an_account_opens_it_to_nobody() {
        TestUser victim = TestUser.register(http);
        for (boolean verified : new boolean[] {true, false}) {
            Person eve = new Person("subject " + UUID.randomUUID(), victim.email(), verified);

            Answer page = visitor.open(provider.letsIn(begin(visitor), eve)).expect(200);

            assertTrue(page.body().contains("<h1>Connect Acme fake</h1>"), page::toString);
            assertTrue(visitor.cookie(SIGN_IN).isEmpty(), page::toString);
        }
        assertEquals(
                List.of(),
                http.get("/auth/users/me/identities").as(victim).expect(200).items());
    }

    @Test
    void nothing_is_connected_without_a_click_on_our_page() {
        TestUser victim = TestUser.register(http);
        visitor.signIn(visitor.open("/auth/signin"), victim).expect(200);

        Answer bySite = visitor.with("Sec-Fetch-Site", "cross-site").openOnly("/auth/upstream/fake");
        assertEquals("/auth/signin", bySite.expect(303).header("Location"));
        visitor.with("Sec-Fetch-Site", "same-origin");
        visitor.open(provider.letsIn(visitor.openOnly("/auth/upstream/fake"), ada))
                .expect(200);
        visitor.post("/auth/connect", Map.of("connect", "true")).expect(403);
        visitor.with("Sec-Fetch-Site", "cross-site")
                .submitOnly(visitor.openOnly("/auth/connect"), "connect", "true")
                .expect(403);

        assertEquals(
                List.of(),
                http.get("/auth/users/me/identities").as(victim).expect(200).items());
    }

    @Test
    void the_browser_goes_on_to_our_own_endpoint_whatever_the_address_says() {
        String query = "client_id=no-such&redirect_uri=" + encoded("https://evil.example.org/");

        Answer request = visitor.openOnly("/auth/upstream/fake?" + query);
        Answer back = visitor.openOnly(provider.letsIn(request, ada)).expect(303);

        assertEquals("/auth/authorize?" + query, back.header("Location"));
        visitor.openOnly("/auth/upstream/no-such").expect(404);
        visitor.openOnly("/auth/upstream/no-such/callback?code=x&state=y").expect(404);
    }

    private Answer begin(Visitor browser) {
        return browser.openOnly("/auth/upstream/fake?login_hint=a%40example.org");
    }

    private void refused(
            String what, UnaryOperator<JWTClaimsSet.Builder> change, Function<JWTClaimsSet, String> signing) {
        Answer page = visitor.open(provider.letsIn(begin(visitor), ada, change, signing));

        assertEquals(400, page.status(), () -> what + ": " + page);
        nobodyIn(visitor, page, 400, NOT_TRUSTED);
    }

    private static void nobodyIn(Visitor browser, Answer page, int status, String text) {
        assertTrue(page.expect(status).body().contains(text), page::toString);
        assertTrue(browser.cookie(SIGN_IN).isEmpty(), page::toString);
    }

    private static String hmac(String secret, JWTClaimsSet claims) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("one").build(), claims);
            token.sign(new MACSigner(secret.getBytes(StandardCharsets.UTF_8)));
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String code(String back) {
        return Visitor.query("http://localhost" + back).get("code");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
