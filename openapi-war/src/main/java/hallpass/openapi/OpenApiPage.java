package hallpass.openapi;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Liberty's page, in two parts: the document, and its script, which is inline there and a file of its own here, so that
 * the Content-Security-Policy need not allow inline scripts.
 */
record OpenApiPage(String document, String script) {

    private static final Pattern INLINE = Pattern.compile("(?s)<script>(.*?)</script>");

    /** Where Liberty's script makes its page. */
    private static final Pattern START = Pattern.compile("(?s)const ui = SwaggerUI\\.SwaggerUI\\(\\{.*?}\\);");

    /**
     * @param original Liberty's index.html
     * @param scopes that are ticked in the dialog of the Authorize button
     * @throws IllegalStateException if Liberty's page is not as it was
     */
    static OpenApiPage of(String original, List<String> scopes) {
        Matcher inline = INLINE.matcher(original);
        if (!inline.find()) {
            throw new IllegalStateException("Liberty's page has no inline script");
        }
        Matcher start = START.matcher(inline.group(1));
        if (!start.find()) {
            throw new IllegalStateException("Liberty's page does not start as it did");
        }
        String authorize =
                "\n      ui.initOAuth({ clientId: 'hallpass', usePkceWithAuthorizationCodeGrant: true, scopes: ["
                        + scopes.stream().map(scope -> "'" + scope + "'").collect(Collectors.joining(", "))
                        + "] });";
        String script = inline.group(1).substring(0, start.end())
                + authorize
                + inline.group(1).substring(start.end());
        return new OpenApiPage(inline.replaceFirst("<script defer src=\"start.js\"></script>"), script);
    }
}
