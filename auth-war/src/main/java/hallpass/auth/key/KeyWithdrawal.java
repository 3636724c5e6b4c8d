package hallpass.auth.key;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;
import java.util.function.Consumer;

/** A withdrawal to its end: when it answers, this server signs with another key and takes none of the old tokens. */
@ApplicationScoped
class KeyWithdrawal {

    @Inject
    Change change;

    @Inject
    KeyRings rings;

    /** @return whether such a key was published */
    boolean of(String kid, Consumer<SigningKey> precondition, UUID admin) {
        boolean withdrawn = change.make(kid, precondition, admin);
        rings.refresh();
        return withdrawn;
    }

    /** The part of it that is a transaction, which has to be over before the ring is read again. */
    @ApplicationScoped
    static class Change {

        @Inject
        KeyAdmins admins;

        @Inject
        SigningKeys signingKeys;

        @Transactional
        boolean make(String kid, Consumer<SigningKey> precondition, UUID admin) {
            admins.requireUntilEnd(admin);
            return signingKeys.withdraw(kid, precondition, admin);
        }
    }
}
