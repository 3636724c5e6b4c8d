package hallpass.auth;

import hallpass.resource.rest.Authorize;
import hallpass.resource.token.Roles;
import jakarta.annotation.security.DeclareRoles;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.auth.LoginConfig;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;

/** The authorization server's API. */
@ApplicationPath("/")
@LoginConfig(authMethod = "MP-JWT", realmName = "hallpass")
@DeclareRoles({Roles.USER, Roles.ADMIN})
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Hallpass authorization server",
                        version = "0.1",
                        description =
                                "Users, sessions and access tokens. Errors are application/problem+json (RFC 9457),"
                                        + " at the OAuth endpoints those of RFC 6749 section 5.2. Every answer may also be 500 or,"
                                        + " with Retry-After, 503 while the database is away.",
                        license =
                                @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0.txt")))
public class AuthApplication extends Application {

    /** Names the security scheme in the OpenAPI document. */
    public static final String SIGNED_IN = Authorize.SCHEME;

    /** The scope that a token for this service has. */
    public static final String SCOPE = "auth";
}
