package hallpass.courses;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A course as each signed-in user sees it. */
@Schema(
        name = "Course",
        requiredProperties = {"id", "title", "description", "teacher", "created_at", "updated_at"})
public record CourseView(
        UUID id,
        @Schema(examples = "Algebra") String title,

        @Schema(nullable = true) @Nullable String description,

        @Schema(description = "The e-mail of the one who made it", examples = "emmy@example.org")
        String teacher,

        @Schema(name = "created_at") Instant createdAt,
        @Schema(name = "updated_at") Instant updatedAt) {

    static CourseView of(Course course) {
        return new CourseView(
                course.id(),
                course.title(),
                course.description(),
                course.teacher(),
                course.createdAt(),
                course.updatedAt());
    }
}
