package hallpass.auth.page;

/**
 * A link of a page.
 *
 * @param address a path of ours, or an address that is known to be good
 */
public record PageLink(String text, String address) {}
