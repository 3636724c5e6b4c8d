package hallpass.auth.factor;

import jakarta.ws.rs.core.NewCookie;
import org.jspecify.annotations.Nullable;

/**
 * What follows a step of a sign-in.
 *
 * @param page where the browser is asked for more; null if the user is signed in now
 * @param cookie for the browser
 */
public record NextStep(@Nullable StepPage page, NewCookie cookie) {}
