package hallpass.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The frame of every page. */
final class Page {

    private Page() {}

    static void send(HttpServletRequest request, HttpServletResponse response, String title, Html body)
            throws IOException {
        Html page = Html.of("""
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <title>%s</title>
                <link rel="stylesheet" href="%s/style.css">
                </head>
                <body>
                <main>
                <h1>%s</h1>
                %s
                </main>
                </body>
                </html>
                """, title, request.getContextPath(), title, body);
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(page.markup().getBytes(StandardCharsets.UTF_8));
    }
}
