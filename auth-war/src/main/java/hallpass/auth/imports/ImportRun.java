package hallpass.auth.imports;

import hallpass.auth.user.EmailAddress;
import hallpass.auth.user.ImportedUser;
import hallpass.auth.user.User;
import hallpass.resource.problem.ProblemException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One import: checks each user of a file, and gives those that are good to the accounts, part by part. */
final class ImportRun implements Consumer<SourceUser> {

    static final int PART = 500; // users in one transaction

    private static final int MOST_USERS = 2_000_000;
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cs}]+");

    private final ImportOptions options;
    private final Function<Collection<ImportedUser>, Set<String>> accounts;
    private final Tally tally = new Tally();
    private final SeenEmails seen = new SeenEmails();
    private final List<Candidate> part = new ArrayList<>();

    private record Candidate(SourceUser source, ImportedUser user) {}

    /** @param accounts opens accounts, or only looks; answers with the folded e-mails of those that were there */
    ImportRun(ImportOptions options, Function<Collection<ImportedUser>, Set<String>> accounts) {
        this.options = options;
        this.accounts = accounts;
    }

    @Override
    public void accept(SourceUser source) {
        if (tally.read() == MOST_USERS) {
            throw ProblemException.badRequest("The file has more than " + MOST_USERS + " users: send it in parts.");
        }
        tally.countRead();
        String email = EmailAddress.trimmed(source.email());
        if (source.refusal() != null) {
            tally.countRefused(source, source.refusal());
        } else if (!EmailAddress.isValid(email)) {
            tally.countRefused(source, email.isEmpty() ? "There is no e-mail address" : "This is no e-mail address");
        } else if (!seen.add(EmailAddress.folded(email))) {
            tally.countRefused(source, "An earlier user of the file has this address");
        } else {
            part.add(new Candidate(source, user(source, email)));
            if (part.size() == PART) {
                write();
            }
        }
    }

    ImportReport finish() {
        write();
        return tally.report(options.dryRun());
    }

    /** @return how many are there now because of this run, if it ends here */
    int written() {
        return options.dryRun() ? 0 : tally.imported();
    }

    private ImportedUser user(SourceUser source, String email) {
        Set<String> granted = options.granted(source.roles());
        Set<String> leftOut = new HashSet<>(source.roles());
        leftOut.removeAll(granted);
        tally.leaveOut(leftOut);
        return new ImportedUser(
                email,
                name(source.name()),
                source.password().stored(),
                granted,
                source.emailVerified(),
                source.disabled());
    }

    private static @Nullable String name(@Nullable String name) {
        String printable =
                name == null ? "" : UNPRINTABLE.matcher(name).replaceAll(" ").strip();
        if (printable.codePointCount(0, printable.length()) > User.MAX_NAME) {
            printable = printable.substring(0, printable.offsetByCodePoints(0, User.MAX_NAME));
        }
        return printable.isEmpty() ? null : printable;
    }

    private void write() {
        if (part.isEmpty()) {
            return;
        }
        Set<String> taken = accounts.apply(part.stream().map(Candidate::user).toList());
        for (Candidate candidate : part) {
            if (taken.contains(candidate.user().emailFolded())) {
                tally.countAlreadyThere(candidate.source());
            } else {
                tally.countImported(candidate.source());
            }
        }
        part.clear();
    }
}
