package hallpass.resource.problem;

/** Allows bodies larger than 1 MiB for some addresses. A WAR that takes files adds one. */
public interface LargerBody {

    /**
     * @param path below the application's root, without a slash before it
     * @return the most bytes of such a request's body; 0: as everywhere
     */
    long mostBytes(String method, String path);
}
