package hallpass.system.openid;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import hallpass.system.http.Answer;
import hallpass.system.http.Json;
import hallpass.system.http.ServiceClient;
import hallpass.system.http.Visitor;
import hallpass.system.servers.Upstreams;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** An OpenID Provider in this process. It is a good one, but for what a test makes it do. */
public final class FakeProvider implements AutoCloseable {

    private static final RSAKey KEY = key("one");

    private final String id;
    private final String issuer;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Grant> grants = new ConcurrentHashMap<>();
    private volatile HttpHandler tokenEndpoint = this::token;
    private volatile HttpHandler userInfoEndpoint = exchange -> send(exchange, 404, "{}");

    /** Somebody who has an account here. */
    public record Person(String subject, String email, boolean verified) {

        public static Person of(String email) {
            return new Person("subject " + UUID.randomUUID(), email, true);
        }
    }

    /** What a code stands for. */
    private record Grant(String challenge, String idToken) {}

    public FakeProvider(Upstreams upstreams, String id) {
        this.id = id;
        this.issuer = upstreams.issuer(id).toString();
        try {
            server =
                    HttpServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), upstreams.port(id)), 0);
        } catch (IOException notFree) {
            throw new UncheckedIOException(notFree);
        }
        server.setExecutor(threads);
        server.createContext("/.well-known/openid-configuration", exchange -> send(exchange, 200, metadata()));
        server.createContext("/jwks", exchange -> send(exchange, 200, new JWKSet(KEY.toPublicJWK()).toString()));
        server.createContext("/authorize", this::letIn);
        server.createContext("/token", exchange -> tokenEndpoint.handle(exchange));
        server.createContext("/userinfo", exchange -> userInfoEndpoint.handle(exchange));
        server.start();
    }

    /** @return its id in the settings of Hallpass */
    public String id() {
        return id;
    }

    String issuer() {
        return issuer;
    }

    /** Another way to answer at the token endpoint. */
    void answersCodes(HttpHandler handler) {
        tokenEndpoint = handler;
    }

    void answersUserInfo(HttpHandler handler) {
        userInfoEndpoint = handler;
    }

    /** @return the path at which the browser is sent back to Hallpass */
    public String letsIn(Answer request, Person person) {
        return letsIn(request, person, claims -> claims, FakeProvider::signed);
    }

    /**
     * @param change what is other in the ID token
     * @param signing makes the token of the claims
     */
    String letsIn(
            Answer request,
            Person person,
            UnaryOperator<JWTClaimsSet.Builder> change,
            Function<JWTClaimsSet, String> signing) {
        return letsIn(asked(request), person, change, signing);
    }

    private String letsIn(
            Map<String, String> asked,
            Person person,
            UnaryOperator<JWTClaimsSet.Builder> change,
            Function<JWTClaimsSet, String> signing) {
        Instant now = Instant.now();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject(person.subject())
                .audience(Upstreams.CLIENT_ID)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("nonce", asked.get("nonce"))
                .claim("email", person.email())
                .claim("email_verified", person.verified());
        String code = UUID.randomUUID().toString();
        grants.put(
                code,
                new Grant(
                        asked.get("code_challenge"),
                        signing.apply(change.apply(claims).build())));
        return back("code", code, "state", asked.get("state"), "iss", issuer);
    }

    /** A real browser comes by itself. It is let in as whoever its login_hint names, without a question. */
    private void letIn(HttpExchange exchange) throws IOException {
        Map<String, String> asked = Visitor.query("http://localhost" + exchange.getRequestURI());
        String back = letsIn(asked, Person.of(asked.get("login_hint")), claims -> claims, FakeProvider::signed);
        exchange.getResponseHeaders()
                .set(
                        "Location",
                        URI.create(asked.get("redirect_uri")).resolve(back).toString());
        exchange.sendResponseHeaders(303, -1);
        exchange.close();
    }

    /** The path of the redirect address with these parameters. */
    String back(String... parameters) {
        StringBuilder path = new StringBuilder("/auth/upstream/" + id + "/callback");
        for (int i = 0; i < parameters.length; i += 2) {
            path.append(i == 0 ? '?' : '&')
                    .append(parameters[i])
                    .append('=')
                    .append(URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8));
        }
        return path.toString();
    }

    /** What Hallpass asked for, when it sent the browser here. */
    static Map<String, String> asked(Answer request) {
        return Visitor.query(request.expect(303).header("Location"));
    }

    private String metadata() {
        return Json.object(
                        "issuer",
                        issuer,
                        "authorization_endpoint",
                        issuer + "/authorize",
                        "token_endpoint",
                        issuer + "/token",
                        "userinfo_endpoint",
                        issuer + "/userinfo",
                        "jwks_uri",
                        issuer + "/jwks",
                        "response_types_supported",
                        List.of("code"),
                        "subject_types_supported",
                        List.of("public"),
                        "id_token_signing_alg_values_supported",
                        List.of("RS256"),
                        "authorization_response_iss_parameter_supported",
                        true)
                .toString();
    }

    /** As RFC 6749 section 4.1.3 and RFC 7636 section 4.6 say: a code is good once, with its verifier only. */
    private void token(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> form = Visitor.query("http://localhost/?" + body);
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        Grant grant = grants.remove(form.getOrDefault("code", ""));
        if (!ServiceClient.basic(Upstreams.CLIENT_ID, Upstreams.CLIENT_SECRET).equals(authorization)) {
            send(exchange, 401, "{\"error\":\"invalid_client\"}");
        } else if (grant == null
                || !Application.challenge(form.get("code_verifier")).equals(grant.challenge())) {
            send(exchange, 400, "{\"error\":\"invalid_grant\"}");
        } else {
            send(exchange, 200, tokens(grant.idToken()));
        }
    }

    static String tokens(String idToken) {
        return Json.object("access_token", "access", "token_type", "Bearer", "id_token", idToken)
                .toString();
    }

    static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    static RSAKey publicKey() {
        return KEY.toPublicJWK();
    }

    static String signed(JWTClaimsSet claims) {
        return signedBy(KEY, claims);
    }

    static String signedBy(RSAKey key, JWTClaimsSet claims) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static RSAKey key(String kid) {
        try {
            return new RSAKeyGenerator(2048).keyID(kid).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
