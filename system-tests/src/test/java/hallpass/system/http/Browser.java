package hallpass.system.http;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A person whose browser, without scripts, goes from one server to another as redirects say. Each has its cookies. */
public final class Browser {

    private static final int MOST_REDIRECTS = 10;

    private final List<Site> sites = new ArrayList<>();
    private Site here;
    private URI address;

    private record Site(URI base, Visitor visitor) {}

    /** @param servers those that it can reach; it begins at the first */
    public Browser(Http... servers) {
        for (Http server : servers) {
            sites.add(new Site(server.base("/auth"), new Visitor(server)));
        }
        here = sites.get(0);
        address = here.base();
    }

    /** @param path of the server where it is, or a whole address */
    public Answer open(String path) {
        return followed(openOnly(path));
    }

    /** Opens it and stays there, whatever the answer is. */
    public Answer openOnly(String path) {
        address = here.base().resolve("/").resolve(path);
        here = sites.stream()
                .filter(site -> site.base().getRawAuthority().equals(address.getRawAuthority()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("led to a server that is none of ours: " + address));
        return here.visitor().openOnly(relative(address));
    }

    /** Fills in a form of the page that it shows. */
    public Answer submit(Answer page, String... fields) {
        return followed(here.visitor().submitOnly(page, fields));
    }

    public Answer signIn(Answer page, TestUser user) {
        return submit(page, "email", user.email(), "password", user.password());
    }

    /** The address of what it opened last. */
    public URI address() {
        return address;
    }

    private Answer followed(Answer answer) {
        Answer now = answer;
        for (int i = 0; i < MOST_REDIRECTS && (now.status() == 302 || now.status() == 303); i++) {
            now = openOnly(address.resolve(now.header("Location")).toString());
        }
        return now;
    }

    private static String relative(URI address) {
        String query = address.getRawQuery();
        String path = address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        return path + (query == null ? "" : "?" + query);
    }
}
