package hallpass.resource.container;

import hallpass.resource.token.AcceptedToken;
import hallpass.resource.token.AccessTokenFilter;
import hallpass.resource.token.AccessTokenVerifier;
import jakarta.inject.Inject;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/**
 * Hides each token that we refuse from the container's MP-JWT, which Liberty asks after the request listeners (with
 * mpJwt-2.1). MP-JWT would look for an unknown key again and again, under one lock, and write the claims of refused
 * tokens into its reports. If a container asks MP-JWT before the listeners, nothing is lost: {@link AccessTokenFilter}
 * has the last word.
 */
@WebListener
public class TokenGate implements ServletRequestListener {

    private static final String SCHEME = "Bearer ";
    private static final String FORM = "application/x-www-form-urlencoded";

    @Inject
    AccessTokenVerifier tokens;

    @Override
    public void requestInitialized(ServletRequestEvent event) {
        if (event.getServletRequest() instanceof HttpServletRequest request) {
            String token = token(request);
            AcceptedToken taken = token == null ? null : tokens.accept(token);
            if (taken != null) {
                taken.attachTo(request);
                ContainerSettings.showToken(taken);
            } else if (isForm(request)) {
                // otherwise MP-JWT would read the form's parameters, and nobody could read the body after it
                ContainerSettings.showToken(null);
            } else {
                ContainerSettings.hideToken();
            }
        }
    }

    @Override
    public void requestDestroyed(ServletRequestEvent event) {
        ContainerSettings.showToken(null);
    }

    private static boolean isForm(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.startsWith(FORM);
    }

    /** The token of the only Authorization header (RFC 6750 section 2.1). If there are two, no reader must choose. */
    private static @Nullable String token(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return null;
        }
        Enumeration<String> all = request.getHeaders("Authorization");
        all.nextElement();
        return all.hasMoreElements() ? null : stripped(header);
    }

    private static String stripped(String header) {
        int start = SCHEME.length();
        int end = header.length();
        while (start < end && header.charAt(start) == ' ') {
            start++;
        }
        while (end > start && header.charAt(end - 1) == ' ') {
            end--;
        }
        return header.substring(start, end);
    }
}
