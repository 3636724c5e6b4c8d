package hallpass.auth.token;

import hallpass.auth.AuthApplication;
import hallpass.auth.user.User;
import hallpass.auth.user.Users;
import hallpass.resource.problem.Problem;
import hallpass.resource.problem.ProblemException;
import hallpass.resource.token.Caller;
import hallpass.resource.token.Roles;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who the caller is, as the database says now (OpenID Connect Core section 5.3). */
@DenyAll
@Path("userinfo")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "OAuth 2.0")
@SecurityRequirement(name = AuthApplication.SIGNED_IN, scopes = AuthApplication.SCOPE)
public class UserInfoEndpoint {

    @Inject
    Users users;

    @Inject
    Caller caller;

    @GET
    @RolesAllowed(Roles.USER)
    @Operation(operationId = "userInfo", summary = "Who the access token's user is")
    @APIResponse(
            responseCode = "200",
            description = "The user",
            content = @Content(schema = @Schema(implementation = UserInfo.class)))
    @APIResponse(
            responseCode = "401",
            description = "No or a bad access token",
            content = @Content(mediaType = Problem.MEDIA_TYPE))
    @APIResponse(
            responseCode = "403",
            description = "The role user is missing",
            content = @Content(mediaType = Problem.MEDIA_TYPE))
    public UserInfo userInfo() {
        User user = users.find(caller.subject())
                .filter(found -> !found.disabled())
                .orElseThrow(
                        () -> ProblemException.unauthorized("The user of this access token is not there any more."));
        return new UserInfo(user.id(), user.email(), user.name(), List.copyOf(user.roles()));
    }
}
