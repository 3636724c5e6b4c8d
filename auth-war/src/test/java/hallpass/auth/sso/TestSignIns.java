package hallpass.auth.sso;

import hallpass.auth.secret.Secret;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Sign-ins for tests of rules. */
public final class TestSignIns {

    private TestSignIns() {}

    public static BrowserSignIn of(UUID user, SignInProof proof, Instant now) {
        Secret token = Secret.random(new SecureRandom());
        return new BrowserSignIn(UUID.randomUUID(), user, null, proof, token, now, now.plus(Duration.ofHours(12)));
    }
}
