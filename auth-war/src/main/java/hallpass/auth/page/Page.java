package hallpass.auth.page;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * A page to be answered.
 *
 * @param template its name, without {@code .jte}
 * @param model what it shows: the record that the template names
 * @param formActions where its form may lead, beyond this server; a redirect after the form counts
 * @param frames what it may show inside
 * @param images the pictures that it shows
 */
public record Page(
        String template, Object model, int status, List<URI> formActions, List<URI> frames, List<URI> images) {

    private static final int OK = 200;

    public static Page of(String template, Object model) {
        return new Page(template, model, OK, List.of(), List.of(), List.of());
    }

    public Page withStatus(int code) {
        return new Page(template, model, code, formActions, frames, images);
    }

    /** @param addresses such as a client's redirect_uri: known to be good */
    public Page leadingTo(Collection<URI> addresses) {
        return new Page(template, model, status, joined(formActions, addresses), frames, images);
    }

    public Page framing(Collection<URI> addresses) {
        return new Page(template, model, status, formActions, joined(frames, addresses), images);
    }

    public Page showing(Collection<URI> addresses) {
        return new Page(template, model, status, formActions, frames, joined(images, addresses));
    }

    private static List<URI> joined(List<URI> some, Collection<URI> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
