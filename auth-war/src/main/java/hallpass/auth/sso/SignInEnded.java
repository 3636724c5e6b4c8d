package hallpass.auth.sso;

import hallpass.auth.session.EndReason;
import java.util.UUID;

/** A sign-in in a browser ended before its time: a CDI event, fired in the transaction of its end. */
public record SignInEnded(UUID id, UUID user, EndReason reason) {}
