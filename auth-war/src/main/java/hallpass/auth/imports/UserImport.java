package hallpass.auth.imports;

import hallpass.auth.user.ImportedAccounts;
import hallpass.auth.user.ImportedUser;
import hallpass.resource.problem.Problem;
import hallpass.resource.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** Imports the users of a file. It may be sent again after it broke off: who is there already stays as it is. */
@ApplicationScoped
class UserImport {

    private static final int ATTEMPTS = 3;
    private static final int CONFLICT = 409;
    private static final Set<Integer> OF_THE_FILE = Set.of(400, 413);

    @Inject
    ImportedAccounts accounts;

    /** @throws ProblemException if the file is broken, or the caller is no admin any more; says how far it came */
    ImportReport run(UUID admin, ImportOptions options, UserSource source) {
        ImportRun run = new ImportRun(
                options, options.dryRun() ? users -> accounts.wouldOpen(users, admin) : users -> open(users, admin));
        try {
            source.read(run);
        } catch (ProblemException broken) {
            throw withProgress(broken, run.written());
        }
        return run.finish();
    }

    /** Again, if somebody registers with one of the addresses at this moment. */
    private Set<String> open(Collection<ImportedUser> users, UUID admin) {
        for (int attempt = 1; ; attempt++) {
            try {
                return accounts.open(users, admin);
            } catch (ProblemException taken) {
                if (attempt == ATTEMPTS || taken.problem().status() != CONFLICT) {
                    throw taken;
                }
            }
        }
    }

    private static ProblemException withProgress(ProblemException broken, int written) {
        Problem problem = broken.problem();
        if (written == 0 || !OF_THE_FILE.contains(problem.status())) {
            return broken;
        }
        return new ProblemException(Problem.of(
                problem.status(),
                problem.detail() + " The first " + written + " users were imported. Correct the file and send it again:"
                        + " they are already there then.",
                problem.violations()));
    }
}
