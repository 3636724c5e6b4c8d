package hallpass.auth.page;

import org.jspecify.annotations.Nullable;

/**
 * Template {@code device}: asks for the code that a device shows.
 *
 * @param code fills the field {@code user_code}
 * @param error what is wrong with it; null for nothing
 */
public record DevicePage(String code, @Nullable String error) {}
