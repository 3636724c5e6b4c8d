package hallpass.resource.rest;

import hallpass.resource.problem.ProblemException;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** One resource with a version counter: its entity tag and the preconditions on it (RFC 9110 section 13). */
public final class Versioned {

    private Versioned() {}

    /** @return 200 with the entity tag, or 304 if a GET or HEAD has an {@code If-None-Match} that names this version */
    public static Response ok(Request request, long version, Object view) {
        EntityTag tag = tag(version);
        return Preconditions.reads(request.getMethod()) && isUnchanged(request, tag)
                ? Response.notModified(tag).build()
                : Response.ok(view).tag(tag).build();
    }

    /** @return 201 with the place and the entity tag of what was made */
    public static Response created(URI location, long version, Object view) {
        return Response.created(location).tag(tag(version)).entity(view).build();
    }

    /**
     * Refuses a change whose {@code If-Match} names another version, or whose {@code If-None-Match} names this one. No
     * header asks for nothing.
     *
     * @throws ProblemException 412
     */
    public static void requireMatch(Request request, long version) {
        isUnchanged(request, tag(version));
    }

    /**
     * For what has an entity tag but no version.
     *
     * @param tag a strong one
     * @param request the request that runs now; it says that a resource method answers conditionally
     * @return whether the answer to this GET or HEAD is 304
     * @throws ProblemException 412 if {@code If-Match} names another tag; 400 if a header is no list of tags
     */
    public static boolean isUnchanged(Request request, EntityTag tag) {
        return Preconditions.current().isUnchanged(tag.getValue());
    }

    public static EntityTag tag(long version) {
        return new EntityTag(Long.toString(version));
    }
}
