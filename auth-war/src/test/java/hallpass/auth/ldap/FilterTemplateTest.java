package hallpass.auth.ldap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTemplateTest {

    private final FilterTemplate template = new FilterTemplate("(&(objectClass=person)(mail={0}))");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alice@example.org",
                "*",
                "u*",
                "*)(uid=*",
                "*)(|(objectClass=*",
                "a)(&)",
                "\\2a",
                "\\",
                "ä",
                "\0"
            })
    void a_value_is_compared_and_never_becomes_a_part_of_the_filter(String value) throws LDAPException {
        Filter filter = template.with(value);

        assertEquals(2, filter.getComponents().length);
        Filter mail = filter.getComponents()[1];
        assertEquals(Filter.FILTER_TYPE_EQUALITY, mail.getFilterType());
        assertEquals(value, mail.getAssertionValue());
    }

    @Test
    void a_value_stands_at_each_of_its_places() throws LDAPException {
        Filter filter = new FilterTemplate("(|(member={0})(uniqueMember={0}))").with("cn=a*,dc=b");

        assertEquals("cn=a*,dc=b", filter.getComponents()[0].getAssertionValue());
        assertEquals("cn=a*,dc=b", filter.getComponents()[1].getAssertionValue());
    }

    @Test
    void several_values_are_alternatives() throws LDAPException {
        assertEquals(template.with("a"), template.withAny(Set.of("a")));
        assertEquals(
                Filter.createORFilter(template.with("a*"), template.with("b")), template.withAny(Set.of("b", "a*")));
    }

    @Test
    void a_text_that_is_no_filter_is_refused() {
        assertThrows(LDAPException.class, () -> new FilterTemplate("mail={0})").with("a"));
    }
}
