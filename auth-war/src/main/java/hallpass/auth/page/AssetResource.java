package hallpass.auth.page;

import hallpass.resource.problem.ProblemException;
import hallpass.resource.setting.Settings;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** The style sheets, the script and the mark of the pages. */
@DenyAll
@Path("assets")
@RequestScoped
public class AssetResource {

    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    @Inject
    Settings settings;

    /** @param version as the pages name it: such an address is never another file, so it may be kept */
    @GET
    @Path("{file}")
    @PermitAll
    public Response file(
            @PathParam("file") String file, @QueryParam("v") @Nullable String version, @Context Request request) {
        Asset asset = Asset.find(file, Brand.of(settings)).orElseThrow(ProblemException::notFound);
        EntityTag tag = new EntityTag(asset.tag());
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        Response.ResponseBuilder answer =
                unchanged == null ? Response.ok(asset.text()).type(asset.mediaType()) : unchanged;
        return answer.tag(tag)
                .header("Cache-Control", asset.tag().equals(version) ? FOR_EVER : "no-cache")
                .build();
    }
}
