package hallpass.test;

import com.sun.net.httpserver.HttpServer;
import hallpass.test.TestIssuer.SigningUser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The ways to a token: authorization code with PKCE, refresh, client credentials, password. What a client may get wrong
 * is refused as Hallpass refuses it; who calls is not proved.
 */
final class IssuerFlows {

    static final List<String> GRANTS = List.of("authorization_code", "refresh_token", "client_credentials", "password");

    /** Scopes of OpenID Connect; any other one names a service. */
    private static final Set<String> STANDARD = Set.of("openid", "profile", "email", "groups", "offline_access");

    private final TestIssuer issuer;
    private final Map<String, Granted> codes = new ConcurrentHashMap<>();
    private final Map<String, Granted> refreshTokens = new ConcurrentHashMap<>();

    /** What was granted to a client: by a code, or again by a refresh token. */
    private record Granted(
            SigningUser user,
            String client,
            String redirect,
            String challenge,
            String scope,
            String nonce,
            String session) {}

    IssuerFlows(TestIssuer issuer) {
        this.issuer = issuer;
    }

    void addTo(HttpServer server) {
        Call.answer(server, "/auth/authorize", this::authorize);
        Call.answer(server, "/auth/token", this::token);
        Call.answer(server, "/auth/userinfo", this::userInfo);
        Call.answer(server, "/auth/logout", this::logout);
    }

    /** The user signs in by itself, and the browser goes back at once (RFC 6749 section 4.1, RFC 9207). */
    private void authorize(Call call) throws IOException, Call.Refused {
        String client = call.required("client_id");
        String redirect = call.required("redirect_uri");
        if (!call.required("response_type").equals("code")) {
            throw new Call.Refused("unsupported_response_type", "The response_type must be code.");
        }
        if (!call.required("code_challenge_method").equals("S256")) {
            throw new Call.Refused("invalid_request", "The code_challenge_method must be S256.");
        }
        SigningUser user = call.parameter("login_hint")
                .map(hint -> new SigningUser(hint, issuer.user().roles()))
                .orElse(issuer.user());
        String code = UUID.randomUUID().toString();
        codes.put(
                code,
                new Granted(
                        user,
                        client,
                        redirect,
                        call.required("code_challenge"),
                        call.parameter("scope").orElse(""),
                        call.parameter("nonce").orElse(""),
                        UUID.randomUUID().toString()));
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("code", code);
        call.parameter("state").ifPresent(state -> answer.put("state", state));
        answer.put("iss", issuer.name());
        call.redirect(Call.with(redirect, answer));
    }

    private void token(Call call) throws IOException, Call.Refused {
        switch (call.required("grant_type")) {
            case "authorization_code" -> call.json(200, byCode(call));
            case "refresh_token" -> call.json(200, byRefreshToken(call));
            case "client_credentials" -> {
                String client = call.client().orElseThrow(() -> new Call.Refused("invalid_client", "Who calls?"));
                TokenDraft token = forScope(call.parameter("scope").orElse("")).client(client);
                call.json(200, answer(token));
            }
            case "password" -> call.json(200, byPassword(call));
            default -> throw new Call.Refused("unsupported_grant_type", "It is one of " + GRANTS + ".");
        }
    }

    private Map<String, Object> byCode(Call call) throws Call.Refused {
        Granted granted = Optional.ofNullable(codes.remove(call.required("code")))
                .filter(found -> call.client().equals(Optional.of(found.client())))
                .filter(found -> call.parameter("redirect_uri").equals(Optional.of(found.redirect())))
                .orElseThrow(() -> new Call.Refused("invalid_grant", "The code is not good."));
        if (!challenge(call.required("code_verifier")).equals(granted.challenge())) {
            throw new Call.Refused("invalid_grant", "The code_verifier is another one.");
        }
        return answer(granted);
    }

    private Map<String, Object> byRefreshToken(Call call) throws Call.Refused {
        Granted granted = Optional.ofNullable(refreshTokens.remove(call.required("refresh_token")))
                .filter(found -> !issuer.places().hasEnded(found.session()))
                .orElseThrow(() -> new Call.Refused("invalid_grant", "The refresh token is not good."));
        return answer(granted);
    }

    private Map<String, Object> byPassword(Call call) throws Call.Refused {
        SigningUser user =
                new SigningUser(call.required("username"), issuer.user().roles());
        String client = call.client().orElse("hallpass");
        String scope = call.parameter("scope").orElse("");
        return answer(
                new Granted(user, client, "", "", scope, "", UUID.randomUUID().toString()));
    }

    private Map<String, Object> answer(Granted granted) {
        TokenDraft token = forScope(granted.scope())
                .user(granted.user().name())
                .roles(granted.user().roles().toArray(String[]::new))
                .session(granted.session())
                .claim("client_id", granted.client());
        Map<String, Object> answer = answer(token);
        String refreshToken = UUID.randomUUID().toString();
        refreshTokens.put(refreshToken, granted);
        answer.put("refresh_token", refreshToken);
        if (scopes(granted.scope()).contains("openid")) {
            answer.put(
                    "id_token",
                    token.audience(granted.client())
                            .ofAnotherKind()
                            .claim("nonce", granted.nonce().isEmpty() ? null : granted.nonce())
                            .claim("email", TokenDraft.emailOf(granted.user().name()))
                            .claim("name", granted.user().name())
                            .signed());
        }
        return answer;
    }

    private static Map<String, Object> answer(TokenDraft token) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", token.signed());
        answer.put("token_type", "Bearer");
        answer.put("expires_in", 300);
        return answer;
    }

    private TokenDraft forScope(String scope) {
        String[] services =
                scopes(scope).stream().filter(name -> !STANDARD.contains(name)).toArray(String[]::new);
        TokenDraft token = issuer.token();
        return services.length == 0 ? token : token.audience(services);
    }

    private void userInfo(Call call) throws IOException {
        Map<String, Object> claims =
                call.bearer().flatMap(issuer.keys()::claimsOf).orElse(Map.of());
        if (claims.isEmpty()) {
            call.json(401, Map.of("error", "invalid_token"));
            return;
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("sub", claims.get("sub"));
        answer.put("email", claims.get("upn"));
        answer.put("groups", claims.get("groups"));
        call.json(200, answer);
    }

    /** Ends the session of the ID token and goes where the application wants (RP-Initiated Logout). */
    private void logout(Call call) throws IOException, Call.Refused {
        call.parameter("id_token_hint")
                .flatMap(issuer.keys()::claimsOf)
                .map(claims -> claims.get("sid"))
                .ifPresent(session -> issuer.endSession(session.toString()));
        String back = call.required("post_logout_redirect_uri");
        call.redirect(call.parameter("state")
                .map(state -> Call.with(back, Map.of("state", state)))
                .orElse(back));
    }

    private static List<String> scopes(String scope) {
        return Arrays.stream(scope.split(" ")).filter(name -> !name.isEmpty()).toList();
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }
}
