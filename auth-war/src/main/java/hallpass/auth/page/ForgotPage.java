package hallpass.auth.page;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Template {@code forgot}: an address to mail a link to.
 *
 * @param form {@code forgot} or {@code verify}, which is also the page's address
 * @param sentTo the address that was asked for; null at first
 * @param errors by the name of the field
 */
public record ForgotPage(
        String form, String email, @Nullable String sentTo, Map<String, String> errors) {}
