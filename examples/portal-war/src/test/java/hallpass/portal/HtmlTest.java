package hallpass.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HtmlTest {

    @Test
    void values_are_escaped_and_html_is_not() {
        Html item = Html.of("<li title=\"%s\">%s</li>", "a\" onclick='x'", "<script>&");

        Html list = Html.of("<ul>%s</ul>", Html.all(Stream.of(item, Html.of("<li>%s</li>", 3))));

        assertEquals(
                "<ul><li title=\"a&quot; onclick=&#39;x&#39;\">&lt;script&gt;&amp;</li>\n<li>3</li></ul>",
                list.markup());
    }
}
