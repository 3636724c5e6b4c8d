package hallpass.auth.page;

/**
 * Another provider to sign in by.
 *
 * @param id of the provider, in our addresses
 * @param name what people call it
 */
public record UpstreamChoice(String id, String name) {}
