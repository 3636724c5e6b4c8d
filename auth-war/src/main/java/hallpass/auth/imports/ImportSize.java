package hallpass.auth.imports;

import hallpass.resource.problem.LargerBody;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.HttpMethod;

/** Lets a file with users be larger than other bodies. It is never whole in memory. */
@ApplicationScoped
class ImportSize implements LargerBody {

    /** 2 GiB less one byte, the longest body whose length JAX-RS can tell: about two million users. */
    private static final long MOST = Integer.MAX_VALUE;

    @Override
    public long mostBytes(String method, String path) {
        return method.equals(HttpMethod.POST) && path.equals(UserImportResource.PATH) ? MOST : 0;
    }
}
