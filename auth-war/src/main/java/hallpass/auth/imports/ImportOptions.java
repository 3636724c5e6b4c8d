package hallpass.auth.imports;

import hallpass.auth.user.User;
import hallpass.resource.problem.ProblemException;
import hallpass.resource.problem.Violation;
import hallpass.resource.token.Roles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the admin wants.
 *
 * @param dryRun whether nothing is to be written
 * @param roles the roles that are taken from the file; all others are left out
 */
record ImportOptions(boolean dryRun, Set<String> roles) {

    private static final int MAX_ROLES = 100;

    /** Before the names of Spring Security's roles. */
    private static final String PREFIX = "role_";

    /** @throws ProblemException 400 that names every parameter at fault */
    static ImportOptions parse(@Nullable String dryRun, @Nullable String roles) {
        List<Violation> violations = new ArrayList<>();
        if (dryRun != null && !dryRun.equals("true") && !dryRun.equals("false")) {
            violations.add(new Violation("dry_run", "must be true or false"));
        }
        Set<String> names = Stream.of((roles == null ? "" : roles).split("[, ]+"))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
        if (names.size() > MAX_ROLES
                || !names.stream().allMatch(name -> User.ROLE.matcher(name).matches())) {
            violations.add(new Violation(
                    "roles", "must be at most " + MAX_ROLES + " names with commas between, each like " + User.ROLE));
        }
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        return new ImportOptions(Boolean.parseBoolean(dryRun), names);
    }

    /** @return the role by its name here: {@code ROLE_SHOP_OWNER} of Spring's is {@code shop-owner} */
    static String named(String foreign) {
        String lower = foreign.strip().toLowerCase(Locale.ROOT);
        String name = lower.startsWith(PREFIX) ? lower.substring(PREFIX.length()) : lower;
        return name.replaceAll("[_ ]", "-");
    }

    /** @param named roles of a user of the file, see {@link #named} */
    Set<String> granted(Set<String> named) {
        Set<String> granted = new TreeSet<>(named);
        granted.retainAll(roles);
        granted.add(Roles.USER);
        return granted;
    }
}
