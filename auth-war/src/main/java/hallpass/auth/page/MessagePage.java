package hallpass.auth.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Template {@code message}: says something. Its texts are in the language of the page already.
 *
 * @param code of an error, for a user who asks us about it; null for none
 * @param links where to go from here; the first one is the main one
 */
public record MessagePage(
        String title, String text, @Nullable String code, List<PageLink> links) {}
