package hallpass.auth.imports;

import hallpass.auth.imports.ImportReport.Entry;
import hallpass.auth.imports.ImportReport.Group;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Counts what becomes of the users of a file. All are counted; only the first ones of a kind are told one by one. */
final class Tally {

    private static final int MOST_TOLD = 1_000;
    private static final int MOST_ROLES = 100;
    private static final int MAX_EMAIL = 254;
    private static final int MAX_ROLE = 64;

    private final Counted withoutPassword = new Counted();
    private final Counted alreadyThere = new Counted();
    private final Counted refused = new Counted();
    private final Set<String> rolesLeftOut = new TreeSet<>();
    private int read;
    private int imported;

    private static final class Counted {
        private final List<Entry> first = new ArrayList<>();
        private int count;

        void add(SourceUser user, String reason) {
            count++;
            if (first.size() < MOST_TOLD) {
                first.add(new Entry(user.position(), printable(user.email(), MAX_EMAIL), reason));
            }
        }

        Group group() {
            return new Group(count, List.copyOf(first));
        }
    }

    int read() {
        return read;
    }

    int imported() {
        return imported;
    }

    void countRead() {
        read++;
    }

    void countImported(SourceUser user) {
        imported++;
        if (user.password().stored() == null) {
            withoutPassword.add(user, user.password().reason());
        }
    }

    void countAlreadyThere(SourceUser user) {
        alreadyThere.add(user, "An account has this address already");
    }

    void countRefused(SourceUser user, String reason) {
        refused.add(user, reason);
    }

    void leaveOut(Collection<String> roles) {
        for (String role : roles) {
            if (rolesLeftOut.size() < MOST_ROLES) {
                rolesLeftOut.add(printable(role, MAX_ROLE));
            }
        }
    }

    ImportReport report(boolean dryRun) {
        return new ImportReport(
                dryRun, read, imported, withoutPassword.group(), alreadyThere.group(), refused.group(), rolesLeftOut);
    }

    /** Cut, and without halves of surrogate pairs, which an answer cannot hold. */
    private static String printable(String text, int most) {
        String cut = text.length() <= most ? text : text.substring(0, most);
        return new String(cut.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
