package hallpass.auth.key;

import hallpass.database.write.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.function.Consumer;

/** Withdraws a key. When this answers, the server signs with another key and takes no token of the withdrawn one. */
@ApplicationScoped
class KeyWithdrawal {

    @Inject
    Transaction transaction;

    @Inject
    KeyAdmins admins;

    @Inject
    SigningKeys signingKeys;

    @Inject
    KeyRings rings;

    /** @return whether such a key was published */
    boolean of(String kid, Consumer<SigningKey> precondition, UUID admin) {
        boolean withdrawn = transaction.run(() -> {
            admins.requireUntilEnd(admin);
            return signingKeys.withdraw(kid, precondition, admin);
        });
        rings.refresh(); // after the commit, or it would read the keys as they were
        return withdrawn;
    }
}
