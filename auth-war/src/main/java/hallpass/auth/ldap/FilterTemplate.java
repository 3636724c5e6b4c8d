package hallpass.auth.ldap;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A search filter as the operator writes it.
 *
 * @param text with {@code {0}} for the value that is looked for
 */
record FilterTemplate(String text) {

    /**
     * @param value escaped, so that it is compared and never read as a part of the filter (RFC 4515 section 3)
     * @throws LDAPException if the operator's text is no filter
     */
    Filter with(String value) throws LDAPException {
        return Filter.create(text.replace("{0}", Filter.encodeValue(value)));
    }

    /** As {@link #with}, for any of these values. */
    Filter withAny(Set<String> values) throws LDAPException {
        List<Filter> filters = new ArrayList<>();
        for (String value : new TreeSet<>(values)) {
            filters.add(with(value));
        }
        return filters.size() == 1 ? filters.get(0) : Filter.createORFilter(filters);
    }
}
