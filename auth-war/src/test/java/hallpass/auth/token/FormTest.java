package hallpass.auth.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class FormTest {

    @Test
    void reads_parameters() {
        Form form = Form.parse("grant_type=password&password=a+b%26c%C3%B6&scope=");

        assertEquals("password", form.require("grant_type"));
        assertEquals("a b&cö", form.require("password"));
        assertTrue(form.find("scope").isEmpty());
        assertEquals("", form.requireAlsoEmpty("scope"));
    }

    @Test
    void a_resource_may_come_more_than_once() {
        assertEquals(List.of("a", "b"), Form.parse("resource=a&resource=b").all("resource"));
    }

    @Test
    void is_written_as_it_was_read_but_for_what_is_left_out() {
        assertEquals("b=%26+%C3%B6&c=", Form.parse("b=%26%20ö&a=1&c").encodedWithout("a"));
        assertEquals("", Form.parse("a=1").encodedWithout("a"));
    }

    @Test
    void refuses_a_parameter_that_comes_twice_or_cannot_be_decoded_or_stored() {
        for (String body :
                new String[] {"a=1&a=1", "a=&a=1", "a=%zz", "a=%", "a=%00", "a%00b=c", "username=a\u0000b"}) {
            OAuthException refused = assertThrows(OAuthException.class, () -> Form.parse(body), body);

            assertEquals("invalid_request", refused.error().error());
        }
    }

    @Test
    void misses_what_was_not_sent() {
        assertThrows(OAuthException.class, () -> Form.parse(null).require("token"));
        assertThrows(OAuthException.class, () -> Form.parse("token=").require("token"));
    }
}
