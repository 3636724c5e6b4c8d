package hallpass.resource.problem;

/** Says where a body may be larger than 1 MiB; a WAR that takes files adds one. */
public interface LargerBody {

    /**
     * @param path below the application's root
     * @return the most bytes of such a request's body; 0: as everywhere
     */
    long mostBytes(String method, String path);
}
