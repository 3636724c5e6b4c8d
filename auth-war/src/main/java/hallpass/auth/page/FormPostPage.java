package hallpass.auth.page;

import java.net.URI;
import java.util.Map;

/**
 * Template {@code form-post}: sends the fields on (OAuth 2.0 Form Post Response Mode).
 *
 * @param action the client's redirect_uri
 */
public record FormPostPage(URI action, Map<String, String> fields) {

    @Override
    public String toString() {
        return "FormPostPage[]"; // a code is among the fields
    }
}
