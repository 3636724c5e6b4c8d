package hallpass.portal;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A piece of HTML. What is put into a template is escaped, unless it is HTML already. */
record Html(String markup) {

    /** @param template with a {@code %s} for each value, as text or in quotes */
    static Html of(String template, Object... values) {
        return new Html(template.formatted(
                Stream.of(values).map(Html::escapedUnlessHtml).toArray()));
    }

    static Html all(Stream<Html> pieces) {
        return new Html(pieces.map(Html::markup).collect(Collectors.joining("\n")));
    }

    private static String escapedUnlessHtml(Object value) {
        return value instanceof Html html
                ? html.markup()
                : String.valueOf(value)
                        .replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\"", "&quot;")
                        .replace("'", "&#39;");
    }
}
