package hallpass.auth;

import hallpass.resource.token.Roles;
import jakarta.annotation.security.DeclareRoles;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.auth.LoginConfig;

/** The authorization server's API; {@code META-INF/openapi.yaml} describes it. */
@ApplicationPath("/")
@LoginConfig(authMethod = "MP-JWT", realmName = "hallpass")
@DeclareRoles({Roles.USER, Roles.ADMIN})
public class AuthApplication extends Application {

    /** The scope that a token for this service has. */
    public static final String SCOPE = "auth";
}
