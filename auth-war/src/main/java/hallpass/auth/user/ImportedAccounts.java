package hallpass.auth.user;

import hallpass.auth.event.EventType;
import hallpass.auth.event.SecurityEvent;
import hallpass.auth.event.SecurityEvents;
import hallpass.database.InstantColumn;
import hallpass.database.write.Transaction;
import hallpass.resource.rest.Ids;
import hallpass.resource.token.Roles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** Opens accounts for users of another system, many in one transaction. An account that is there stays as it is. */
@ApplicationScoped
public class ImportedAccounts {

    @Inject
    Users users;

    @Inject
    Admins admins;

    @Inject
    Transaction transaction;

    @Inject
    SecurityEvents events;

    @Inject
    Clock clock;

    /**
     * @param imported with one user for each address
     * @param admin who imports them
     * @return the folded e-mails of those whose account was there already
     * @throws hallpass.resource.problem.ProblemException 403 if the caller is no admin any more; 409 if an account with
     *     one of the addresses was made meanwhile: then none of these users is imported, and one may try again
     */
    public Set<String> open(Collection<ImportedUser> imported, UUID admin) {
        return transaction.run(() -> {
            admins.requireUntilEnd(admin);
            Set<String> taken = taken(imported);
            Instant now = InstantColumn.now(clock);
            List<User> opened = new ArrayList<>();
            for (ImportedUser user : imported) {
                if (!taken.contains(user.emailFolded())) {
                    opened.add(User.imported(Ids.next(), user, now));
                }
            }
            users.addAll(opened);
            opened.forEach(user -> events.record(SecurityEvent.success(EventType.USER_REGISTERED)
                    .by(admin)
                    .to(user.id())
                    .because(detail(user))));
            return taken;
        });
    }

    /** Looks what {@link #open} would do. @return as there */
    public Set<String> wouldOpen(Collection<ImportedUser> imported, UUID admin) {
        admins.require(admin);
        return taken(imported);
    }

    private Set<String> taken(Collection<ImportedUser> imported) {
        return users.taken(imported.stream().map(ImportedUser::emailFolded).collect(Collectors.toSet()));
    }

    private static String detail(User user) {
        Set<String> further = new TreeSet<>(user.roles());
        further.remove(Roles.USER);
        return further.isEmpty() ? "imported" : "imported with roles: " + String.join(" ", further);
    }
}
