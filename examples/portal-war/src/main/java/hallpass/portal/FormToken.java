package hallpass.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/** Shows that a form is one of our own pages: its hidden field has a secret of the browser's session. */
final class FormToken {

    static final String FIELD = "form_token";

    private static final String ATTRIBUTE = FormToken.class.getName();
    private static final SecureRandom RANDOM = new SecureRandom();

    private FormToken() {}

    static Html field(HttpServletRequest request) {
        return Html.of("<input type=\"hidden\" name=\"%s\" value=\"%s\">", FIELD, of(request));
    }

    static boolean isIn(HttpServletRequest request) {
        String sent = request.getParameter(FIELD);
        return sent != null && MessageDigest.isEqual(bytes(sent), bytes(of(request)));
    }

    private static String of(HttpServletRequest request) {
        Object known = request.getSession().getAttribute(ATTRIBUTE);
        if (known instanceof String token) {
            return token;
        }
        byte[] random = new byte[32];
        RANDOM.nextBytes(random);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        request.getSession().setAttribute(ATTRIBUTE, token);
        return token;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
