package hallpass.orders;

import hallpass.resource.forward.CallsService;
import hallpass.resource.forward.ForwardToken;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The catalog service, as far as we ask it; address and timeouts are in {@code microprofile-config.properties}. */
@CallsService("catalog")
@RegisterRestClient(configKey = "catalog")
@RegisterProvider(ForwardToken.class)
@Produces(MediaType.APPLICATION_JSON)
public interface CatalogApi {

    @GET
    @Path("products/{id}")
    Product product(@PathParam("id") UUID id);
}
