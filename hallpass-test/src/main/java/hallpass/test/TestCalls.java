package hallpass.test;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.util.Arrays;

/** What {@link TokenDraft} and {@link TestIssuer} do, for tests that are not written in Java. */
final class TestCalls {

    private final TestIssuer issuer;

    TestCalls(TestIssuer issuer) {
        this.issuer = issuer;
    }

    void addTo(HttpServer server) {
        Call.answer(server, "/auth/test/token", this::token);
        Call.answer(server, "/auth/test/end-session", call -> {
            issuer.endSession(call.required("session"));
            call.send(204, "text/plain", "");
        });
    }

    private void token(Call call) throws IOException, Call.Refused {
        TokenDraft token = issuer.token();
        call.parameter("user").ifPresent(token::user);
        call.parameter("client").ifPresent(token::client);
        call.parameter("roles").ifPresent(roles -> token.roles(listed(roles)));
        call.parameter("audience").ifPresent(services -> token.audience(listed(services)));
        call.parameter("session").ifPresent(token::session);
        call.parameter("acr").ifPresent(token::acr);
        switch (call.parameter("fault").orElse("none")) {
            case "none" -> {}
            case "expired" -> token.expired();
            case "audience" -> token.ofAnotherAudience();
            case "forged" -> token.forged();
            case "withdrawn" -> token.ofWithdrawnKey();
            case "ended" -> token.ofEndedSession();
            case "kind" -> token.ofAnotherKind();
            case "stale" -> token.withoutFreshSignIn();
            default ->
                throw new Call.Refused(
                        "invalid_request", "fault is expired, audience, forged, withdrawn, ended, kind or stale.");
        }
        call.send(200, "text/plain", token.signed());
    }

    private static String[] listed(String names) {
        return Arrays.stream(names.split(","))
                .filter(name -> !name.isBlank())
                .map(String::strip)
                .toArray(String[]::new);
    }
}
