package hallpass.auth.hosted;

import hallpass.auth.page.PageLink;
import hallpass.auth.page.Pages;
import hallpass.resource.problem.ProblemException;
import jakarta.ws.rs.core.Response;

/** The page behind a link that is not good any more, or never was. */
final class DeadLink {

    private static final int NOT_GOOD = 400;

    private DeadLink() {}

    /**
     * @param refused what the link's use ended in
     * @param another the page that mails another link
     */
    static Response page(Pages pages, ProblemException refused, String another) {
        if (refused.problem().status() != NOT_GOOD) {
            throw refused;
        }
        return pages.message(
                NOT_GOOD,
                pages.text("link.bad.title"),
                pages.text("link.bad"),
                new PageLink(pages.text("link.another"), pages.plain(another)));
    }
}
