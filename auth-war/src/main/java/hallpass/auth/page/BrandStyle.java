package hallpass.auth.page;

/**
 * The style sheet that gives the pages the operator's colour. The operator names one; in light and in dark it is made
 * darker or lighter until text in it, and text on it, can be read (WCAG 2.2, 1.4.3).
 */
final class BrandStyle {

    /** A little more than the 4.5 that is asked for. */
    private static final double CONTRAST = 4.7;

    private static final Colour LIGHT_PAPER = Colour.of("#f7f5ef");
    private static final Colour LIGHT_SURFACE = Colour.WHITE;
    private static final Colour DARK_SURFACE = Colour.of("#1a2226");

    private BrandStyle() {}

    static String of(Colour brand) {
        Colour light = brand.readable(wash(brand, LIGHT_SURFACE), Colour.BLACK, CONTRAST)
                .readable(LIGHT_PAPER, Colour.BLACK, CONTRAST);
        Colour dark = brand.readable(wash(brand, DARK_SURFACE), Colour.WHITE, CONTRAST);
        return block(light, Colour.BLACK, LIGHT_SURFACE) + "@media (prefers-color-scheme: dark) {\n"
                + block(dark, Colour.WHITE, DARK_SURFACE) + "}\n";
    }

    private static String block(Colour accent, Colour stronger, Colour surface) {
        Colour strong = accent.mixed(stronger, 0.25);
        Colour on = Colour.WHITE.contrast(accent) >= CONTRAST
                ? Colour.WHITE
                : accent.mixed(Colour.BLACK, 0.8).readable(accent, Colour.BLACK, CONTRAST);
        return """
                :root {
                  --accent: %s;
                  --accent-strong: %s;
                  --on-accent: %s;
                  --accent-wash: %s;
                  --focus: %s;
                }
                """.formatted(accent, strong, on, wash(accent, surface), accent);
    }

    private static Colour wash(Colour accent, Colour surface) {
        return surface.mixed(accent, 0.13);
    }
}
