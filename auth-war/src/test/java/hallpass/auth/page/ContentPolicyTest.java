package hallpass.auth.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentPolicyTest {

    private static final Page PAGE = Page.of("message", "");

    @Test
    void nothing_is_allowed_but_what_a_page_is_made_of() {
        assertEquals(
                "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; form-action 'self';"
                        + " frame-ancestors 'none'; base-uri 'none'",
                ContentPolicy.of(PAGE, List.of()));
    }

    @Test
    void a_page_names_where_its_form_leads_what_it_frames_and_what_it_shows() {
        String policy = ContentPolicy.of(
                PAGE.leadingTo(List.of(URI.create("https://app.example.org/cb?x=1")))
                        .framing(List.of(URI.create("https://rp.example.org:8443/out")))
                        .showing(List.of(URI.create("https://cdn.example.org/l.png"))),
                List.of(URI.create("https://id.example.org/logo.svg")));

        assertTrue(policy.contains("form-action 'self' https://app.example.org;"), policy);
        assertTrue(policy.contains("frame-src https://rp.example.org:8443;"), policy);
        assertTrue(policy.contains("img-src 'self' data: https://id.example.org https://cdn.example.org;"), policy);
    }

    @ParameterizedTest
    @CsvSource({
        "https://App.example.org/cb,        https://app.example.org",
        "http://127.0.0.1:49152/cb,         http://127.0.0.1:49152",
        "http://[::1]:49152/cb,             http:",
        "com.example.app:/cb,               com.example.app:",
        "https://x_y/cb,                    https:",
        "HTTPS://a.b/,                      https://a.b"
    })
    void a_source_is_an_origin_or_else_a_scheme(String address, String source) {
        assertEquals(source, ContentPolicy.source(URI.create(address)));
    }
}
