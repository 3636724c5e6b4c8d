package hallpass.auth.ldap;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import hallpass.resource.token.Roles;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Says which groups of the directory give which roles. Everybody in the directory is a user. */
final class RoleMapping {

    private static final Pattern ROLE = Pattern.compile("[a-z][a-z0-9-]{0,30}");

    private record Rule(String role, DN group) {}

    private final List<Rule> rules;

    private RoleMapping(List<Rule> rules) {
        this.rules = rules;
    }

    /**
     * @param text {@code role=group}, the group by its distinguished name, separated by semicolons
     * @throws IllegalArgumentException if it cannot be read
     */
    static RoleMapping parse(String text) {
        List<Rule> rules = new ArrayList<>();
        for (String part : text.split(";")) {
            if (part.isBlank()) {
                continue;
            }
            String[] pair = part.strip().split("=", 2);
            if (pair.length < 2 || !ROLE.matcher(pair[0].strip()).matches()) {
                throw new IllegalArgumentException("HALLPASS_LDAP_ROLES: not a role and its group: " + part);
            }
            try {
                rules.add(new Rule(pair[0].strip(), new DN(pair[1].strip())));
            } catch (LDAPException notAName) {
                throw new IllegalArgumentException(
                        "HALLPASS_LDAP_ROLES: not a distinguished name: " + pair[1], notAName);
            }
        }
        return new RoleMapping(rules);
    }

    /** @param groups distinguished names, in whatever case and spacing the directory writes them */
    Set<String> rolesOf(Collection<String> groups) {
        Set<String> roles = new TreeSet<>(Set.of(Roles.USER));
        for (String group : groups) {
            try {
                DN name = new DN(group);
                rules.stream().filter(rule -> rule.group().equals(name)).forEach(rule -> roles.add(rule.role()));
            } catch (LDAPException notAName) {
                continue; // no rule can mean it
            }
        }
        return roles;
    }
}
