package hallpass.auth.key;

import hallpass.auth.secret.Sha256;
import hallpass.resource.rest.Versioned;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;

/** The key set that everybody verifies our tokens with (RFC 7517). */
@DenyAll
@Path("jwks")
@RequestScoped
public class KeySetEndpoint {

    static final String MEDIA_TYPE = "application/jwk-set+json";

    /** Short, because a withdrawn key has to be forgotten everywhere within 5 s; the entity tag makes asking cheap. */
    private static final int MAX_AGE_SECONDS = 1;

    @Inject
    KeyRings rings;

    @GET
    @PermitAll
    @Produces({MEDIA_TYPE, "application/json"})
    public Response keySet(@Context Request request) {
        String json = rings.current().keySetJson();
        EntityTag tag = tag(json);
        Response.ResponseBuilder answer =
                Versioned.isUnchanged(request, tag) ? Response.notModified() : Response.ok(json);
        CacheControl cache = new CacheControl();
        cache.setMaxAge(MAX_AGE_SECONDS);
        cache.setNoTransform(false);
        return answer.tag(tag).cacheControl(cache).build();
    }

    private static EntityTag tag(String json) {
        return new EntityTag(Sha256.base64(json.getBytes(StandardCharsets.UTF_8)));
    }
}
