package hallpass.auth.hosted;

import hallpass.auth.page.PageLink;
import hallpass.auth.page.Pages;
import hallpass.auth.upstream.Upstream;
import hallpass.auth.upstream.UpstreamException.Trouble;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** What people read if another provider has not signed them in. Each page leads back to the sign-in page. */
@RequestScoped
class UpstreamPages {

    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int CONFLICT = 409;
    private static final int UNAVAILABLE = 503;
    private static final int RETRY_AFTER_SECONDS = 10;

    @Inject
    Pages pages;

    Response trouble(Upstream upstream, Trouble trouble, String back) {
        return switch (trouble) {
            case DENIED -> page(FORBIDDEN, pages.text("upstream.denied", upstream.name()), back);
            case REFUSED -> page(BAD_REQUEST, pages.text("upstream.refused", upstream.name()), back);
            case AWAY -> {
                Response page = page(UNAVAILABLE, pages.text("upstream.away", upstream.name()), back);
                page.getHeaders().putSingle(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
                yield page;
            }
        };
    }

    /** It took too long, or it was begun in another browser. */
    Response expired(Upstream upstream, String back) {
        return page(BAD_REQUEST, pages.text("upstream.expired", upstream.name()), back);
    }

    Response disabled(String back) {
        return page(FORBIDDEN, pages.text("upstream.disabled"), back);
    }

    /** The identity belongs to another account. */
    Response taken(Upstream upstream, String back) {
        return page(CONFLICT, pages.text("upstream.taken", upstream.name()), back);
    }

    private Response page(int status, String text, String back) {
        return pages.message(status, pages.text("upstream.title"), text, new PageLink(pages.text("back"), back));
    }
}
