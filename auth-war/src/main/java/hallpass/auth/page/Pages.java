package hallpass.auth.page;

import hallpass.resource.setting.Settings;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Renders pages in the language of the request, with the headers that keep them from harm. */
@RequestScoped
public class Pages {

    private static final String HTML = "text/html;charset=UTF-8";

    /** First segments of the paths of pages that can be opened again as they were. */
    private static final Set<String> WITH_FORMS =
            Set.of("signin", "signup", "forgot", "consent", "device", "connect", "second-factor");

    /** Those of all other pages. */
    private static final Set<String> WITHOUT_FORMS =
            Set.of("reset", "verify", "authorize", "logout", "signed-out", "upstream");

    private static final int BAD_REQUEST = 400;

    @Inject
    HttpServletRequest request;

    @Inject
    Templates templates;

    @Inject
    FormToken formToken;

    @Inject
    Settings settings;

    private @Nullable Texts texts;

    /** @param path the first segment, below this application's root */
    static boolean has(String path) {
        return WITH_FORMS.contains(path) || WITHOUT_FORMS.contains(path);
    }

    public Response render(String template, Object model) {
        return render(Page.of(template, model));
    }

    /** Says something. Title and text are in the language of the request already. */
    public Response message(int status, String title, String text, PageLink... links) {
        return render(Page.of("message", new MessagePage(title, text, null, List.of(links)))
                .withStatus(status));
    }

    public Response render(Page page) {
        Frame frame = frame();
        String html = templates.render(page.template(), frame, page.model());
        Response.ResponseBuilder answer = Response.status(page.status())
                .entity(html.getBytes(StandardCharsets.UTF_8)) // RESTEasy escapes the text of a 400 once more
                .type(HTML)
                .header(HttpHeaders.CONTENT_LANGUAGE, texts().language())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Content-Security-Policy", ContentPolicy.of(page, images(frame.brand())))
                .header("X-Frame-Options", "DENY") // for browsers that do not know frame-ancestors
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer");
        formToken.cookie().ifPresent(answer::cookie);
        return answer.build();
    }

    /** @param path of the page that failed, below this application's root */
    Response error(PageError error, String path) {
        boolean hasQuery = request.getQueryString() != null && error.status() != BAD_REQUEST; // it may be the cause
        String again = request.getContextPath() + "/" + path + (hasQuery ? "?" + request.getQueryString() : "");
        boolean hasForm = WITH_FORMS.contains(path) && error.status() != Response.Status.NOT_FOUND.getStatusCode();
        return render(
                Page.of("message", error.in(texts(), hasForm ? again : null)).withStatus(error.status()));
    }

    /** @return as {@link Frame#plain} */
    public String plain(String page) {
        return frame().plain(page);
    }

    private Frame frame() {
        return new Frame(
                texts(), Brand.of(settings), request.getContextPath(), request.getQueryString(), formToken::of);
    }

    /** @return how long somebody has to wait, in the language of the request */
    public String wait(Duration wait) {
        return Waits.text(texts(), wait);
    }

    /** @return the text in the language of the request */
    public String text(String key, Object... values) {
        return texts().text(key, values);
    }

    /** @return en or de */
    public String language() {
        return texts().language();
    }

    private Texts texts() {
        Texts known = texts;
        if (known == null) {
            String acceptLanguage = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
            known = Texts.in(PageLanguage.of(uiLocales().orElse(null), acceptLanguage));
            texts = known;
        }
        return known;
    }

    /** Read here: the request's own parameters would be read from the body of a form too, which then is gone. */
    private Optional<String> uiLocales() {
        return Fields.lenient(request.getQueryString()).find(Frame.UI_LOCALES);
    }

    private static List<URI> images(Brand brand) {
        String logo = brand.logo();
        return logo == null || logo.startsWith("/") ? List.of() : List.of(URI.create(logo));
    }
}
