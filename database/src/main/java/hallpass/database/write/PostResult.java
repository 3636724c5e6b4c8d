package hallpass.database.write;

/**
 * The result of a POST.
 *
 * @param status 201, or 200 if nothing was created that has an address of its own
 * @param location relative to the service's root, e.g. {@code tasks/0192…}; empty with 200
 */
public record PostResult(int status, String location, long version, Object view) {

    public PostResult(String location, long version, Object view) {
        this(201, location, version, view);
    }

    /** Several things at once: 200, without address and version. */
    public static PostResult done(Object view) {
        return new PostResult(200, "", 0, view);
    }
}
