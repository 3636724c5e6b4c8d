package hallpass.auth.credential;

import hallpass.auth.user.User;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import java.util.UUID;

/** A user who has proved an identity, and the credential that did it. Every identity store here answers with one. */
public final class ProvenUser extends CallerPrincipal {

    private static final long serialVersionUID = 1;

    private final UUID id;
    private final long credentialVersion;

    /** @param user as it was before its credential was checked */
    public ProvenUser(User user) {
        super(user.email());
        id = user.id();
        credentialVersion = user.credentialVersion();
    }

    /** @param valid what an identity store of this service answered */
    public static ProvenUser of(CredentialValidationResult valid) {
        return (ProvenUser) valid.getCallerPrincipal();
    }

    public UUID id() {
        return id;
    }

    /**
     * The hash takes a while, and the password may be changed meanwhile. So before acting on a proof, ask this in
     * your own transaction, with the user's row locked.
     */
    public boolean holdsFor(User now) {
        return id.equals(now.id()) && credentialVersion == now.credentialVersion();
    }
}
