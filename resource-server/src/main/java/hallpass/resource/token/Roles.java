package hallpass.resource.token;

/** The roles that the authorization server knows from the start; an admin may give more. */
public final class Roles {

    public static final String USER = "user";
    public static final String ADMIN = "admin";

    private Roles() {}
}
