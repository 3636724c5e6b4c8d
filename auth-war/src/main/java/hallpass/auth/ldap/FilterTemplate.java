package hallpass.auth.ldap;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;

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
}
