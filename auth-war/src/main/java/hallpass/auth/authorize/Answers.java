package hallpass.auth.authorize;

import hallpass.auth.page.FormPostPage;
import hallpass.auth.page.Page;
import hallpass.auth.page.Pages;
import hallpass.auth.page.Redirect;
import hallpass.auth.secret.Secret;
import hallpass.auth.token.OAuthException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Writes what the authorization endpoint answers: a redirect, a form that sends itself, or a page. */
@RequestScoped
class Answers {

    @Inject
    Pages pages;

    @Inject
    HttpServletRequest request;

    @Inject
    @ConfigProperty(name = "hallpass.issuer")
    String issuer;

    /** Does the work of an endpoint, and answers whatever ends its request. */
    Response of(Supplier<Response> work) {
        try {
            return work.get();
        } catch (AuthorizationException told) {
            return error(told);
        } catch (UntrustedRequestException untrusted) {
            return untrusted(untrusted.reason());
        } catch (OAuthException malformed) {
            return untrusted(UntrustedRequestException.Reason.MALFORMED);
        }
    }

    Response code(AnswerTarget target, @Nullable Secret code) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("code", Objects.requireNonNull(code).text());
        return toClient(target, fields);
    }

    private Response error(AuthorizationException told) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("error", told.error());
        fields.put("error_description", told.description());
        return toClient(told.target(), fields);
    }

    /** @param query the request, with its mark */
    Response page(Authorization.Page page, String query) {
        return redirect(request.getContextPath() + "/" + page.path() + "?" + query);
    }

    /** Back to the endpoint, when the page has been answered. */
    Response back(String query) {
        return redirect(request.getContextPath() + "/authorize?" + query);
    }

    private Response untrusted(UntrustedRequestException.Reason reason) {
        return pages.message(
                Response.Status.BAD_REQUEST.getStatusCode(), pages.text("authorize.title"), pages.text(reason.text()));
    }

    /** With {@code iss}, so that a client of several issuers knows whose answer it is (RFC 9207). */
    private Response toClient(AnswerTarget target, Map<String, String> fields) {
        if (target.state() != null) {
            fields.put("state", target.state());
        }
        fields.put("iss", issuer);
        URI redirectUri = URI.create(target.redirectUri());
        if (target.formPost()) {
            return pages.render(
                    Page.of("form-post", new FormPostPage(redirectUri, fields)).leadingTo(List.of(redirectUri)));
        }
        String query = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return redirect(target.redirectUri() + (redirectUri.getRawQuery() == null ? "?" : "&") + query);
    }

    private static Response redirect(String address) {
        return Redirect.to(address).header("Referrer-Policy", "no-referrer").build();
    }
}
