package hallpass.auth.page;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Template {@code logout}: asks whether to sign out. The form sends {@code decision}: {@code yes} or {@code no}.
 *
 * @param account the e-mail of the user who is signed in; null for nobody
 * @param client the name of the application that the user comes from; null for none
 * @param hidden more fields of the form
 */
public record LogoutPage(@Nullable String account, @Nullable String client, Map<String, String> hidden) {}
