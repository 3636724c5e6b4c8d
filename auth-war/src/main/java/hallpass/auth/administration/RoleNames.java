package hallpass.auth.administration;

import java.util.Collection;
import java.util.List;

/** @param items in alphabetical order */
public record RoleNames(List<String> items) {

    static RoleNames of(Collection<String> sorted) {
        return new RoleNames(List.copyOf(sorted));
    }
}
