package hallpass.auth.page;

import java.util.List;

/**
 * Template {@code consent}: asks whether the client may have what it wants. The form sends {@code decision}, which is
 * {@code allow} or {@code deny}.
 *
 * @param account the e-mail of the user who is signed in
 * @param scopes as the client asked for them; each has a text, or is the name of a service
 */
public record ConsentPage(AskingClient client, String account, List<String> scopes) {}
