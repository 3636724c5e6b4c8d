package hallpass.auth.imports;

import java.util.List;
import java.util.Set;

/**
 * What became of the users of a file.
 *
 * @param dryRun whether nothing was written; {@code imported} is then what would have been
 * @param read users in the file
 * @param withoutPassword of those imported, the ones who have to choose a password by a mailed link
 * @param alreadyThere not imported, because an account has the address
 * @param refused not imported, for another reason
 * @param rolesLeftOut names of roles in the file that were not asked for; the first 100
 */
public record ImportReport(
        boolean dryRun,
        int read,
        int imported,
        Group withoutPassword,
        Group alreadyThere,
        Group refused,
        Set<String> rolesLeftOut) {

    /** @param first the first 1,000 of them */
    public record Group(int count, List<Entry> first) {}

    /**
     * @param position the line in a table, from 1; otherwise which user of the file it is, from 1
     * @param email as the file has it; shortened if it is longer than an address can be
     */
    public record Entry(int position, String email, String reason) {}
}
