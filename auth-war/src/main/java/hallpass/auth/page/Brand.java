package hallpass.auth.page;

import hallpass.resource.setting.Settings;
import org.jspecify.annotations.Nullable;

/**
 * The operator's name, logo and colour for pages and mails. They can be changed while the server runs.
 *
 * @param name stands on each page and under each mail
 * @param logo address or path of a picture; null for the mark of Hallpass
 * @param colour of buttons and links; null for ours
 * @param terms address or path of the terms of use; null for no link
 * @param privacy address or path of the privacy policy; null for no link
 */
public record Brand(
        String name,
        @Nullable String logo,
        @Nullable Colour colour,
        @Nullable String terms,
        @Nullable String privacy) {

    private static final String PREFIX = "hallpass.brand.";

    static final String DEFAULT_NAME = "Hallpass";

    public static Brand of(Settings settings) {
        return new Brand(
                settings.find(PREFIX + "name").map(String::strip).orElse(DEFAULT_NAME),
                settings.find(PREFIX + "logo").orElse(null),
                settings.find(PREFIX + "color").map(Colour::of).orElse(null),
                settings.find(PREFIX + "terms").orElse(null),
                settings.find(PREFIX + "privacy").orElse(null));
    }

    /** @return the style sheet that changes the colour; empty if the operator has chosen none */
    String style() {
        return colour == null ? "" : BrandStyle.of(colour);
    }
}
