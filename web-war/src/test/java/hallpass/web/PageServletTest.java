package hallpass.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PageServletTest {
    @Test
    void only_a_client_that_names_html_gets_the_page_for_an_unknown_address() {
        assertTrue(PageServlet.acceptsHtml("text/html,application/xhtml+xml,*/*;q=0.8"));
        assertFalse(PageServlet.acceptsHtml("*/*"));
        assertFalse(PageServlet.acceptsHtml("application/json"));
        assertFalse(PageServlet.acceptsHtml(null));
    }

    @Test
    void gzip_is_sent_only_where_it_is_taken() {
        assertTrue(PageServlet.takesGzip("gzip, deflate, br"));
        assertTrue(PageServlet.takesGzip("br;q=1.0, gzip;q=0.5"));
        assertFalse(PageServlet.takesGzip("gzip;q=0, identity"));
        assertFalse(PageServlet.takesGzip("gzip;q=0.0"));
        assertFalse(PageServlet.takesGzip("identity"));
        assertFalse(PageServlet.takesGzip(null));
    }

    @Test
    void a_known_etag_is_found_in_a_list_weak_or_strong() {
        assertTrue(PageServlet.matches("\"a\", W/\"b\"", "\"b\""));
        assertTrue(PageServlet.matches("*", "\"b\""));
        assertFalse(PageServlet.matches("\"a\"", "\"b\""));
        assertFalse(PageServlet.matches(null, "\"b\""));
    }

    @Test
    void a_file_with_a_hash_in_its_name_is_kept_for_ever_and_the_page_is_not() {
        byte[] content = "x".repeat(100).getBytes(StandardCharsets.UTF_8);

        assertEquals(
                "public, max-age=31536000, immutable",
                StaticFile.of("/assets/index-abc.js", content).cacheControl());
        assertEquals("no-cache", StaticFile.of("/index.html", content).cacheControl());
        assertEquals(
                "text/html;charset=UTF-8", StaticFile.of("/index.html", content).type());
    }
}
