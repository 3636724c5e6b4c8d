package hallpass.auth;

import hallpass.resource.token.Roles;
import jakarta.annotation.security.DeclareRoles;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.auth.LoginConfig;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.security.OAuthFlow;
import org.eclipse.microprofile.openapi.annotations.security.OAuthFlows;
import org.eclipse.microprofile.openapi.annotations.security.OAuthScope;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

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
@SecurityScheme(
        securitySchemeName = AuthApplication.SIGNED_IN,
        type = SecuritySchemeType.OAUTH2,
        description =
                "An access token. Authorize with e-mail and password; the client id is hallpass, without a secret.",
        flows =
                @OAuthFlows(
                        password =
                                @OAuthFlow(
                                        tokenUrl = "/auth/token",
                                        refreshUrl = "/auth/token",
                                        scopes = {
                                            @OAuthScope(name = "auth", description = "This service"),
                                            @OAuthScope(name = "todo", description = "The to-do service")
                                        })))
public class AuthApplication extends Application {

    /** Names the security scheme in the OpenAPI document. */
    public static final String SIGNED_IN = "hallpass";
}
