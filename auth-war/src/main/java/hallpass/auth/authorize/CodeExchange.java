package hallpass.auth.authorize;

import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import hallpass.auth.client.ServiceClient;
import hallpass.auth.secret.Secret;
import hallpass.auth.session.Device;
import hallpass.auth.session.EndReason;
import hallpass.auth.session.Granted;
import hallpass.auth.session.InvalidGrantException;
import hallpass.auth.session.SessionStarts;
import hallpass.auth.session.Sessions;
import hallpass.auth.session.SignedIn;
import hallpass.auth.sso.BrowserSignIn;
import hallpass.auth.sso.BrowserSignIns;
import hallpass.auth.token.Scopes;
import hallpass.database.InstantColumn;
import hallpass.database.write.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Exchanges a code for a session, once (RFC 6749 section 4.1.3, RFC 7636 section 4.6). */
@ApplicationScoped
public class CodeExchange {

    @Inject
    AuthorizationCodes codes;

    @Inject
    BrowserSignIns signIns;

    @Inject
    SessionStarts starts;

    @Inject
    Sessions sessions;

    @Inject
    Transaction transaction;

    @Inject
    Clock clock;

    /**
     * @param client that presents the code
     * @throws InvalidGrantException if the code is not this client's, or was used, or does not match the rest. If it
     *     was used, the session that it gave has been ended
     */
    public Exchanged exchange(PresentedCode presented, ServiceClient client, @Nullable String userAgent) {
        return transaction.runKeeping( // or the end of what it gave would be undone with its report
                ReusedCodeException.class, () -> exchanged(presented, client, userAgent));
    }

    private Exchanged exchanged(PresentedCode presented, ServiceClient client, @Nullable String userAgent) {
        AuthorizationCode code = codes.locked(presented.code())
                .filter(found -> found.client().equals(client.id()))
                .orElseThrow(() -> new InvalidGrantException("The code is not known."));
        if (code.session().isPresent()) {
            sessions.end(code.session().get(), EndReason.CODE_REUSED);
            throw new ReusedCodeException();
        }
        require(code, presented);
        BrowserSignIn signIn = signIns.lockedIfLive(code.user(), code.signIn())
                .orElseThrow(() -> new InvalidGrantException("The sign-in has ended."));
        SignedIn signedIn = starts.begin(new Granted(
                signIn.user(),
                signIn.id(),
                signIn.authTime(),
                signIn.expiresAt(),
                signIn.acr(),
                signIn.amr(),
                new Device(client.id(), userAgent),
                code.scope(),
                code.claims(),
                client.mayRefresh() && (client.firstParty() || Scopes.includes(code.scope(), Scopes.OFFLINE_ACCESS))));
        code.used(signedIn.session().id());
        return new Exchanged(signedIn, code.nonce());
    }

    private void require(AuthorizationCode code, PresentedCode presented) {
        if (code.expiredAt(InstantColumn.now(clock))) {
            throw new InvalidGrantException("The code has expired.");
        }
        if (code.redirectUri().isPresent() && !code.redirectUri().equals(presented.redirectUri())) {
            throw new InvalidGrantException("The redirect_uri is not the one of the authorization request.");
        }
        if (!isProven(code.codeChallenge(), presented.verifier())) {
            throw new InvalidGrantException("The code_verifier does not match the code_challenge.");
        }
    }

    /** A verifier without a challenge is refused too: somebody took the challenge out (RFC 9700 section 2.1.1). */
    private static boolean isProven(Optional<String> challenge, Optional<String> verifier) {
        if (challenge.isEmpty() || verifier.isEmpty()) {
            return challenge.isEmpty() && verifier.isEmpty();
        }
        try {
            String computed = CodeChallenge.compute(CodeChallengeMethod.S256, new CodeVerifier(verifier.get()))
                    .getValue();
            return MessageDigest.isEqual(
                    computed.getBytes(StandardCharsets.US_ASCII),
                    challenge.get().getBytes(StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException noVerifier) { // too short or too long (RFC 7636 section 4.1)
            return false;
        }
    }

    /**
     * What a client sends for tokens.
     *
     * @param redirectUri as its authorization request had it
     */
    public record PresentedCode(Secret code, Optional<String> redirectUri, Optional<String> verifier) {}

    /** @param nonce of the authorization request, for the ID token */
    public record Exchanged(SignedIn signedIn, @Nullable String nonce) {}

    private static final class ReusedCodeException extends InvalidGrantException {

        private static final long serialVersionUID = 1;

        ReusedCodeException() {
            super("The code was used before; what it gave has been ended.");
        }
    }
}
