package hallpass.database.write;

/**
 * What a POST made or did.
 *
 * @param status 201, or 200 where nothing was made that has a place of its own
 * @param location relative to the service's root, e.g. {@code tasks/0192…}; empty with 200
 */
public record Made(int status, String location, long version, Object view) {

    public Made(String location, long version, Object view) {
        this(201, location, version, view);
    }

    /** Several things at once: 200, without a place and a version. */
    public static Made done(Object view) {
        return new Made(200, "", 0, view);
    }
}
