package hallpass.resource.rest;

import hallpass.resource.problem.ProblemException;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** One resource with a version counter: its entity tag and the preconditions on it (RFC 9110 section 13). */
public final class Versioned {

    private Versioned() {}

    /** @return 200 with the entity tag, or 304 where {@code If-None-Match} names this version */
    public static Response ok(Request request, long version, Object view) {
        EntityTag tag = tag(version);
        if ("GET".equals(request.getMethod())) {
            Response.ResponseBuilder unchanged = evaluate(request, tag);
            if (unchanged != null) {
                return unchanged.tag(tag).build();
            }
        }
        return Response.ok(view).tag(tag).build();
    }

    /** @return 201 with the place and the entity tag of what was made */
    public static Response created(URI location, long version, Object view) {
        return Response.created(location).tag(tag(version)).entity(view).build();
    }

    /** Refuses with 412 a change whose {@code If-Match} names another version; no header asks for nothing. */
    public static void requireMatch(Request request, long version) {
        if (evaluate(request, tag(version)) != null) {
            throw ProblemException.preconditionFailed();
        }
    }

    public static EntityTag tag(long version) {
        return new EntityTag(Long.toString(version));
    }

    private static Response.@org.jspecify.annotations.Nullable ResponseBuilder evaluate(
            Request request, EntityTag tag) {
        try {
            return request.evaluatePreconditions(tag);
        } catch (IllegalArgumentException malformed) {
            throw ProblemException.badRequest("If-Match and If-None-Match take entity tags: \"…\" or *.");
        }
    }
}
