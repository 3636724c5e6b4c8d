package hallpass.auth.ldap;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person in the directory.
 *
 * @param dn the distinguished name, which binds
 * @param externalId never changes, not even with the name
 * @param groups distinguished names
 */
record Person(
        String dn,
        String externalId,
        String email,
        @Nullable String name,
        Set<String> groups) {}
