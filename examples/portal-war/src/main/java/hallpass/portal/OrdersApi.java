package hallpass.portal;

import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The order service, as far as we ask it; its address is in {@code microprofile-config.properties}. */
@Path("orders")
@RegisterRestClient(configKey = "orders")
@Produces(MediaType.APPLICATION_JSON)
public interface OrdersApi {

    @GET
    JsonObject list(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization);

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    JsonObject order(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, JsonObject order);
}
