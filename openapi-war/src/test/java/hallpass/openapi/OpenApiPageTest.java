package hallpass.openapi;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class OpenApiPageTest {

    private static final String ORIGINAL = """
            <div id="swagger"></div>
            <script>
            window.onload = function() {
              const ui = SwaggerUI.SwaggerUI({
                url: '/openapi',
                plugins: [ SwaggerUI.LibertyLayout ]
              });
            };
            </script>
            """;

    @Test
    void the_script_asks_for_pkce_once_the_page_is_made() {
        OpenApiPage page = OpenApiPage.of(ORIGINAL, List.of("auth", "groups"));

        assertTrue(
                page.script()
                        .contains("});\n      ui.initOAuth({ clientId: 'hallpass',"
                                + " usePkceWithAuthorizationCodeGrant: true, scopes: ['auth', 'groups'] });\n};"),
                page::script);
        assertFalse(page.document().contains("window.onload"), page::document);
        assertTrue(page.document().contains("<script defer src=\"start.js\"></script>"), page::document);
    }

    @Test
    void another_page_of_liberty_is_noticed() {
        assertThrows(IllegalStateException.class, () -> OpenApiPage.of("<html></html>", List.of()));
        assertThrows(IllegalStateException.class, () -> OpenApiPage.of("<script>start()</script>", List.of()));
    }
}
