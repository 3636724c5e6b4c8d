package hallpass.auth.mail;

import org.jspecify.annotations.Nullable;

/** An account that is about to be made: all but what its owner will sign in with. */
public record NewAccount(String email, @Nullable String name) {}
