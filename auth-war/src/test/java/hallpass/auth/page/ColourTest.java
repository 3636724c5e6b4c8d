package hallpass.auth.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whatever colour an operator chooses, the pages can be read. */
class ColourTest {

    private static final Pattern VALUE = Pattern.compile("--([a-z-]+): (#[0-9a-f]{6});");

    @Test
    void black_on_white_is_the_most() {
        assertEquals(21, Colour.BLACK.contrast(Colour.WHITE), 0.01);
        assertEquals(4.48, Colour.of("#777777").contrast(Colour.WHITE), 0.01);
        assertEquals("#0f80ff", Colour.of("#0F80FF").toString());
    }

    @Test
    void any_colour_becomes_readable_in_light_and_in_dark() {
        Random random = new Random(1);
        for (int i = 0; i < 2000; i++) {
            Colour brand = new Colour(i < 8 ? corner(i) : random.nextInt(1 << 24));
            String[] themes = BrandStyle.of(brand).split("@media");

            check(brand, themes[0], Colour.WHITE, Colour.of("#f7f5ef"));
            check(brand, themes[1], Colour.of("#1a2226"), Colour.of("#11171a"));
        }
    }

    private static void check(Colour brand, String css, Colour surface, Colour paper) {
        Colour accent = value(css, "accent");
        String told = brand + " " + css;
        assertTrue(accent.contrast(surface) >= 4.5, told);
        assertTrue(accent.contrast(paper) >= 4.5, told);
        assertTrue(accent.contrast(value(css, "on-accent")) >= 4.5, told);
        assertTrue(value(css, "accent-strong").contrast(value(css, "on-accent")) >= 4.5, told);
        assertTrue(value(css, "accent-strong").contrast(surface) >= 4.5, told);
        assertTrue(value(css, "focus").contrast(surface) >= 3, told);
    }

    private static int corner(int i) {
        return (i & 1) * 0xFF + (i >> 1 & 1) * 0xFF00 + (i >> 2 & 1) * 0xFF0000;
    }

    private static Colour value(String css, String name) {
        Matcher matcher = VALUE.matcher(css);
        while (matcher.find()) {
            if (matcher.group(1).equals(name)) {
                return Colour.of(matcher.group(2));
            }
        }
        throw new AssertionError(name + " in " + css);
    }
}
