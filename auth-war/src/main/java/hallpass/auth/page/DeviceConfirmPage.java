package hallpass.auth.page;

import java.util.List;

/**
 * Template {@code device-confirm}: asks whether the device may sign in. The form sends {@code user_code}, and
 * {@code decision}, which is {@code allow} or {@code deny}.
 *
 * @param code as the device shows it
 * @param account the e-mail of the user who is signed in
 * @param scopes as for consent
 */
public record DeviceConfirmPage(AskingClient client, String code, String account, List<String> scopes) {}
