package ${package};

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.auth.LoginConfig;

/** All resources of this service take access tokens. */
@ApplicationPath("/")
@LoginConfig(authMethod = "MP-JWT")
public class ServiceApplication extends Application {}
