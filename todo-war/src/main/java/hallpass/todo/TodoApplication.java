package hallpass.todo;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.auth.LoginConfig;

/** The to-do service's API; {@code META-INF/openapi.yaml} describes it. */
@ApplicationPath("/")
@LoginConfig(authMethod = "MP-JWT")
public class TodoApplication extends Application {}
