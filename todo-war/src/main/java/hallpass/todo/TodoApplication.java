package hallpass.todo;

import hallpass.resource.problem.Problem;
import hallpass.resource.rest.Authorize;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.auth.LoginConfig;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;

/** The to-do service, and the part of its OpenAPI document that all of its resources share. */
@ApplicationPath("/")
@LoginConfig(authMethod = "MP-JWT")
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Hallpass to-do",
                        version = "1",
                        description =
                                "Lists and tasks. What isn't yours is 404. PATCH is a merge patch (RFC 7396): what isn't sent stays, null"
                                        + " clears. If-Match and If-None-Match take the ETag of one list or task. Unknown members are"
                                        + " ignored. Listings page by cursor: no item twice, none left out, whatever is added or removed"
                                        + " meanwhile."),
        security = @SecurityRequirement(name = Authorize.SCHEME, scopes = "todo"),
        components =
                @Components(
                        headers =
                                @Header(
                                        name = "ETag",
                                        description = "The version, for If-Match and If-None-Match",
                                        schema = @Schema(type = SchemaType.STRING, examples = "\"1\"")),
                        responses = {
                            @APIResponse(
                                    name = "Invalid",
                                    responseCode = "400",
                                    description = "Malformed, or a member or parameter is invalid",
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class),
                                                    examples = @ExampleObject(name = "invalid", value = """
                                                                            {"type": "about:blank", "title": "Bad Request", "status": 400,
                                                                             "detail": "The request has invalid members.",
                                                                             "instance": "urn:uuid:019abf6e-7c1e-7b52-9d5f-0f6f3c1d2e4a",
                                                                             "violations": [{"field": "title", "message": "is needed"}]}"""))),
                            @APIResponse(
                                    name = "Unauthorized",
                                    responseCode = "401",
                                    description = "No access token, or one that isn't good",
                                    headers =
                                            @Header(
                                                    name = "WWW-Authenticate",
                                                    schema =
                                                            @Schema(
                                                                    type = SchemaType.STRING,
                                                                    examples = "Bearer realm=\"hallpass\"")),
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class),
                                                    examples = @ExampleObject(name = "unauthorized", value = """
                                                                            {"type": "about:blank", "title": "Unauthorized", "status": 401,
                                                                             "detail": "A valid access token is needed: Authorization: Bearer <access token>.",
                                                                             "instance": "urn:uuid:019abf6e-7c1e-7b52-9d5f-0f6f3c1d2e4a"}"""))),
                            @APIResponse(
                                    name = "Forbidden",
                                    responseCode = "403",
                                    description = "The access token is good, but its user may not do this",
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class),
                                                    examples = @ExampleObject(name = "forbidden", value = """
                                                                            {"type": "about:blank", "title": "Forbidden", "status": 403,
                                                                             "detail": "The access token is good, but it does not allow this.",
                                                                             "instance": "urn:uuid:019abf6e-7c1e-7b52-9d5f-0f6f3c1d2e4a"}"""))),
                            @APIResponse(
                                    name = "NotFound",
                                    responseCode = "404",
                                    description = "Not there, or not yours",
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class),
                                                    examples = @ExampleObject(name = "not found", value = """
                                                                            {"type": "about:blank", "title": "Not Found", "status": 404,
                                                                             "detail": "There is nothing here, or it is not yours.",
                                                                             "instance": "urn:uuid:019abf6e-7c1e-7b52-9d5f-0f6f3c1d2e4a"}"""))),
                            @APIResponse(
                                    name = "Conflict",
                                    responseCode = "409",
                                    description =
                                            "Not as things stand: the Inbox stays as it is, there are as many as may be, or another change came first",
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class),
                                                    examples = @ExampleObject(name = "conflict", value = """
                                                                            {"type": "about:blank", "title": "Conflict", "status": 409,
                                                                             "detail": "The Inbox can't be deleted.",
                                                                             "instance": "urn:uuid:019abf6e-7c1e-7b52-9d5f-0f6f3c1d2e4a"}"""))),
                            @APIResponse(
                                    name = "Gone",
                                    responseCode = "410",
                                    description =
                                            "What changed after this cursor is forgotten: read everything anew, at start_over",
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class))),
                            @APIResponse(
                                    name = "Changed",
                                    responseCode = "412",
                                    description = "If-Match names another version: it has been changed since",
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class))),
                            @APIResponse(
                                    name = "TooLarge",
                                    responseCode = "413",
                                    description =
                                            "The body is larger than 1 MiB, or a file to import larger than is taken",
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class))),
                            @APIResponse(
                                    name = "MediaType",
                                    responseCode = "415",
                                    description = "The body isn't JSON",
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class))),
                            @APIResponse(
                                    name = "KeyReused",
                                    responseCode = "422",
                                    description = "The Idempotency-Key was used with another request",
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class))),
                            @APIResponse(
                                    name = "TooMany",
                                    responseCode = "429",
                                    description =
                                            "Too many requests, or streams, of this user; try again after Retry-After seconds",
                                    headers =
                                            @Header(
                                                    name = "Retry-After",
                                                    schema = @Schema(type = SchemaType.INTEGER, examples = "5")),
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class))),
                            @APIResponse(
                                    name = "Unavailable",
                                    responseCode = "503",
                                    description =
                                            "The database or a needed service is away; try again after Retry-After seconds",
                                    headers =
                                            @Header(
                                                    name = "Retry-After",
                                                    schema = @Schema(type = SchemaType.INTEGER, examples = "5")),
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class)))
                        }))
public class TodoApplication extends Application {}
