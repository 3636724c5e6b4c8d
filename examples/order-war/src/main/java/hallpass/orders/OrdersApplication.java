package hallpass.orders;

import hallpass.resource.rest.Authorize;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.auth.LoginConfig;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;

/** The order service. */
@ApplicationPath("/")
@LoginConfig(authMethod = "MP-JWT")
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Hallpass orders",
                        version = "1",
                        description = "Orders: one's own, at the price that the catalog says at that moment. "
                                + "Admins see all."),
        security = @SecurityRequirement(name = Authorize.SCHEME, scopes = "orders"))
public class OrdersApplication extends Application {}
