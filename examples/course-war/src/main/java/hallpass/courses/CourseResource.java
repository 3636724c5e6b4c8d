package hallpass.courses;

import hallpass.database.write.Idempotency;
import hallpass.database.write.PostResult;
import hallpass.resource.rest.Authorize;
import hallpass.resource.rest.JsonObjectReader;
import hallpass.resource.rest.Page;
import hallpass.resource.rest.PageRequest;
import hallpass.resource.rest.Versioned;
import hallpass.resource.token.AnyToken;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.jwt.Claim;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /courses/courses} */
@DenyAll
@Path("courses")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Courses", description = "Any good access token reads, role teacher writes")
@APIResponse(responseCode = "401", ref = "Unauthorized")
@APIResponse(responseCode = "503", ref = "Unavailable")
@SecurityRequirement(name = Authorize.SCHEME, scopes = "courses")
public class CourseResource {

    @Inject
    Courses courses;

    @Inject
    Idempotency idempotency;

    @Inject
    @Claim(standard = Claims.sub)
    String subject;

    /** The token's own word for its user, injected: an e-mail. */
    @Inject
    @Claim(standard = Claims.upn)
    String teacher;

    @GET
    @PermitAll
    @AnyToken
    @Operation(operationId = "listCourses", summary = "All courses, oldest first")
    @APIResponse(responseCode = "200", description = "A page")
    @APIResponse(responseCode = "400", ref = "Invalid")
    public Page<CourseView> list(
            @QueryParam("page_size")
                    @Parameter(
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "100",
                                            defaultValue = "20"))
                    @Nullable
                    String pageSize,
            @QueryParam("page_token") @Parameter(description = "The next_page_token of the page before") @Nullable
                    String pageToken) {
        PageRequest page = PageRequest.of(pageSize, pageToken, "courses");
        return Page.of(courses.list(page), page, course -> List.of(course.id().toString()), CourseView::of);
    }

    @GET
    @Path("{id}")
    @PermitAll
    @AnyToken
    @Operation(operationId = "getCourse", summary = "One course")
    @Parameter(name = "If-None-Match", in = ParameterIn.HEADER, schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "200",
            description = "The course",
            headers = @Header(name = "ETag", ref = "ETag"),
            content = @Content(schema = @Schema(implementation = CourseView.class)))
    @APIResponse(responseCode = "304", description = "It still is the version of If-None-Match")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public Response get(@PathParam("id") UUID id, @Context Request request) {
        Course course = courses.get(id);
        return Versioned.ok(request, course.version(), CourseView.of(course));
    }

    @POST
    @RolesAllowed(CoursesApplication.TEACHER)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createCourse", summary = "Makes a course; role teacher")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = CourseForm.class, requiredProperties = "title"),
                            examples = @ExampleObject(name = "algebra", value = "{\"title\": \"Algebra\"}")))
    @APIResponse(
            responseCode = "201",
            description = "Created",
            headers = {
                @Header(name = "ETag", ref = "ETag"),
                @Header(name = "Location", schema = @Schema(type = SchemaType.STRING, format = "uri"))
            },
            content = @Content(schema = @Schema(implementation = CourseView.class)))
    @APIResponse(responseCode = "400", ref = "Invalid")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "413", ref = "TooLarge")
    @APIResponse(responseCode = "415", ref = "MediaType")
    @APIResponse(responseCode = "422", ref = "KeyReused")
    public Response create(
            JsonObject json,
            @HeaderParam(Idempotency.HEADER)
                    @Parameter(
                            description =
                                    "1 to 255 visible ASCII characters: within 24 h the same key answers the same "
                                            + "and makes nothing twice")
                    @Nullable
                    String key) {
        CourseForm form = CourseForm.of(json);
        return idempotency.once(key, keyOwner(), "POST courses", json, () -> {
            Course made = courses.create(form, teacher);
            return new PostResult("courses/" + made.id(), made.version(), CourseView.of(made));
        });
    }

    @PATCH
    @Path("{id}")
    @RolesAllowed(CoursesApplication.TEACHER)
    @Consumes({JsonObjectReader.MERGE_PATCH, MediaType.APPLICATION_JSON})
    @Operation(operationId = "changeCourse", summary = "Changes a course by merge patch (RFC 7396); role teacher")
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = JsonObjectReader.MERGE_PATCH,
                        schema = @Schema(implementation = CourseForm.class),
                        examples = @ExampleObject(name = "title", value = "{\"title\": \"Linear algebra\"}")),
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = CourseForm.class))
            })
    @Parameter(name = "If-Match", in = ParameterIn.HEADER, schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "200",
            description = "Changed",
            headers = @Header(name = "ETag", ref = "ETag"),
            content = @Content(schema = @Schema(implementation = CourseView.class)))
    @APIResponse(responseCode = "400", ref = "Invalid")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "412", ref = "Changed")
    @APIResponse(responseCode = "413", ref = "TooLarge")
    @APIResponse(responseCode = "415", ref = "MediaType")
    public Response change(@PathParam("id") UUID id, JsonObject json, @Context Request request) {
        Course changed = courses.change(id, json, version -> Versioned.requireMatch(request, version));
        return Versioned.ok(request, changed.version(), CourseView.of(changed));
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(CoursesApplication.TEACHER)
    @Operation(operationId = "deleteCourse", summary = "Deletes a course; role teacher")
    @Parameter(name = "If-Match", in = ParameterIn.HEADER, schema = @Schema(type = SchemaType.STRING))
    @APIResponse(responseCode = "204", description = "Deleted")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "412", ref = "Changed")
    public void delete(@PathParam("id") UUID id, @Context Request request) {
        courses.delete(id, version -> Versioned.requireMatch(request, version));
    }

    /** A teacher may be a service too, whose subject is no UUID. */
    private UUID keyOwner() {
        return UUID.nameUUIDFromBytes(subject.getBytes(StandardCharsets.UTF_8));
    }
}
