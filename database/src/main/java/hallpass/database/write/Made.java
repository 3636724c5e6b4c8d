package hallpass.database.write;

/**
 * What a POST made.
 *
 * @param location relative to the service's root, e.g. {@code tasks/0192…}
 */
public record Made(String location, long version, Object view) {}
