package hallpass.courses;

import hallpass.resource.rest.JsonBody;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a request that creates or changes a course. */
@Schema(name = "CourseInput")
public record CourseForm(
        @Schema(minLength = 1, maxLength = 255, examples = "Algebra")
        String title,

        @Schema(nullable = true, maxLength = 10000) @Nullable
        String description) {

    private static final int TITLE = 255; // code points
    private static final int DESCRIPTION = 10_000;

    static CourseForm of(@Nullable JsonObject json) {
        JsonBody body = JsonBody.of(json);
        CourseForm form = new CourseForm(body.requiredText("title", 1, TITLE), body.text("description", DESCRIPTION));
        body.check();
        return form;
    }

    /** The course after a merge patch (RFC 7396). The result has to be valid as a new course would be. */
    static CourseForm of(Course course, @Nullable JsonObject patch) {
        JsonBody.of(patch);
        JsonObjectBuilder before = Json.createObjectBuilder().add("title", course.title());
        if (course.description() != null) {
            before.add("description", course.description());
        }
        return of(Json.createMergePatch(patch).apply(before.build()).asJsonObject());
    }
}
