package hallpass.system.openid;

import static hallpass.system.openid.Application.REDIRECT_URI;
import static hallpass.system.openid.Application.code;
import static hallpass.system.openid.Application.error;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import hallpass.system.http.Answer;
import hallpass.system.http.Http;
import hallpass.system.http.Json;
import hallpass.system.http.TestUser;
import hallpass.system.http.Visitor;
import hallpass.system.servers.Hallpass;
import hallpass.system.servers.OnBothEngines;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests that do not stand in the address: pushed ones (RFC 9126), and objects of the client (RFC 9101). */
@OnBothEngines
class RequestObjectsIT {

    private static final String ADDRESS = "ada.lovelace@example.org";

    private final Http http;
    private final TestUser admin;
    private final String issuer;
    private final HttpServer files;
    private final RSAKey key;

    private volatile String published = "";

    RequestObjectsIT(Hallpass hallpass) throws IOException, JOSEException {
        http = hallpass.http();
        admin = hallpass.admin();
        issuer = hallpass.issuer();
        key = new RSAKeyGenerator(2048).keyID("request").generate();
        files = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        files.createContext("/request.jwt", exchange -> {
            byte[] body = published.getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        files.start();
    }

    @AfterEach
    void stop() {
        files.stop(0);
    }

    @Test
    void a_request_at_the_clients_address_is_fetched_and_counts_before_the_query() {
        Application app = application("request_uris", List.of(address()));
        TestUser ada = TestUser.register(http);
        published = signed(key, claims(app).claim("state", "of the object").claim("scope", "openid email"));

        Visitor visitor = new Visitor(http);
        Answer answered = visitor.signIn(
                visitor.open(app.request("request_uri", address())).expect(200), ada);
        assertEquals("of the object", Visitor.query(answered.header("Location")).get("state"));
        assertEquals("openid email", app.exchange(code(answered)).expect(200).text("scope"));
    }

    @Test
    void what_stands_at_the_clients_address_has_to_be_its_own() throws JOSEException {
        Application app = application("request_uris", List.of(address()));
        Visitor visitor = new Visitor(http);

        RSAKey foreign = new RSAKeyGenerator(2048).keyID("request").generate();
        published = signed(foreign, claims(app));
        assertEquals("invalid_request_uri", error(visitor.open(app.request("request_uri", address()))));
        published = signed(key, claims(app).audience("https://other.example.org"));
        assertEquals("invalid_request_uri", error(visitor.open(app.request("request_uri", address()))));
        published = "no JWT";
        assertEquals("invalid_request_uri", error(visitor.open(app.request("request_uri", address()))));
        published = signed(key, claims(app).claim("redirect_uri", "https://evil.example.org/"));
        visitor.open(app.request("request_uri", address())).expect(400);
    }

    @Test
    void the_form_has_the_address_that_a_request_object_names() {
        Application app = application();
        String object = signed(key, claims(app).claim("login_hint", ADDRESS).claim("ui_locales", "de"));

        Answer page = new Visitor(http).open(app.request("request", object)).expect(200);

        assertFilled(page);
        assertEquals("de", page.header("Content-Language"));
    }

    @Test
    void the_form_has_the_address_of_a_pushed_request_which_no_address_shows() {
        Application app = application();
        Map<String, String> parameters =
                new LinkedHashMap<>(Visitor.query("http://x" + app.request("login_hint", ADDRESS, "ui_locales", "de")));
        String reference = app.post("/auth/par", parameters).expect(201).text("request_uri");
        Visitor visitor = new Visitor(http);

        Answer redirect = visitor.openOnly("/auth/authorize?client_id=" + app.id() + "&request_uri=" + reference)
                .expect(303);
        Answer page = visitor.open(redirect.header("Location")).expect(200);

        assertFalse(redirect.header("Location").contains("lovelace"), redirect::toString);
        assertFilled(page);
        assertEquals("de", page.header("Content-Language"));
        Answer answered = visitor.signIn(page, TestUser.register(http));
        app.exchange(code(answered)).expect(200);
    }

    @Test
    void the_hint_beside_a_pushed_request_does_not_count() {
        Application app = application();
        Map<String, String> parameters = new LinkedHashMap<>(Visitor.query("http://x" + app.request()));
        String reference = app.post("/auth/par", parameters).expect(201).text("request_uri");

        Answer page = new Visitor(http)
                .open("/auth/authorize?client_id=" + app.id() + "&login_hint=" + ADDRESS + "&request_uri=" + reference)
                .expect(200);

        assertFalse(page.body().contains("value=\"" + ADDRESS), page::toString);
    }

    private static void assertFilled(Answer page) {
        assertTrue(page.body().contains("value=\"" + ADDRESS + "\""), page::toString);
    }

    private Application application(Object... more) {
        Object[] members = new Object[more.length + 4];
        members[0] = "jwks";
        members[1] = Json.parse(new JWKSet(key.toPublicJWK()).toString());
        members[2] = "request_object_signing_alg";
        members[3] = "RS256";
        System.arraycopy(more, 0, members, 4, more.length);
        return Application.firstParty(http, admin, members);
    }

    private String address() {
        return "http://127.0.0.1:" + files.getAddress().getPort() + "/request.jwt";
    }

    private JWTClaimsSet.Builder claims(Application app) {
        return new JWTClaimsSet.Builder()
                .issuer(app.id())
                .audience(issuer)
                .expirationTime(Date.from(Instant.now().plusSeconds(60)))
                .claim("client_id", app.id())
                .claim("redirect_uri", REDIRECT_URI);
    }

    private static String signed(RSAKey key, JWTClaimsSet.Builder claims) {
        try {
            SignedJWT object = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims.build());
            object.sign(new RSASSASigner(key));
            return object.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
