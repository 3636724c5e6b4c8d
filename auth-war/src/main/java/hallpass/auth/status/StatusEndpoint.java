package hallpass.auth.status;

import hallpass.resource.rest.Gzip;
import hallpass.resource.rest.Versioned;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Which access tokens are over before they expire (Token Status List, draft-ietf-oauth-status-list section 8). */
@DenyAll
@Path("status")
@RequestScoped
public class StatusEndpoint {

    static final String MEDIA_TYPE = "application/statuslist+jwt";

    private static final String CACHE_CONTROL = "max-age=" + SignedLists.TTL_SECONDS;

    @Inject
    EndedIndexes endedIndexes;

    @Inject
    SignedLists lists;

    @Inject
    @ConfigProperty(name = "hallpass.issuer")
    String issuer;

    @GET
    @PermitAll
    public Response all() {
        List<String> uris = IntStream.range(0, endedIndexes.lists().length)
                .mapToObj(number -> StatusUri.of(issuer, number))
                .toList();
        return Response.ok(new StatusListsView(uris), MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, CACHE_CONTROL)
                .build();
    }

    @GET
    @Path("{number: 0|[1-9][0-9]{0,5}}")
    @PermitAll
    public Response list(
            @PathParam("number") int number,
            @HeaderParam(HttpHeaders.ACCEPT_ENCODING) @Nullable String encodings,
            @Context Request request) {
        SignedList list = lists.list(number).orElseThrow(NotFoundException::new);
        boolean compressed = Gzip.isTakenBy(encodings);
        EntityTag tag = new EntityTag(compressed ? list.tag() + "-gzip" : list.tag());
        Response.ResponseBuilder answer = Response.notModified();
        if (!Versioned.isUnchanged(request, tag)) {
            answer = Response.ok(compressed ? list.gzip() : list.token(), MEDIA_TYPE);
            if (compressed) {
                answer.header(HttpHeaders.CONTENT_ENCODING, Gzip.NAME);
            }
        }
        return answer.tag(tag)
                .header(HttpHeaders.CACHE_CONTROL, CACHE_CONTROL)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .build();
    }
}
