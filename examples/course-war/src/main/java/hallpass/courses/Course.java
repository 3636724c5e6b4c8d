package hallpass.courses;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that is taught. */
@Entity
@Table(name = "course")
class Course {
    @Id
    private UUID id;

    private String title;
    private @Nullable String description;

    @Column(updatable = false)
    private String teacher;

    @Version
    private long version;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    protected Course() {} // for JPA

    Course(UUID id, CourseForm form, String teacher, Instant now) {
        this.id = id;
        this.teacher = teacher;
        this.createdAt = now;
        become(form, now);
    }

    /** Takes over what the form says of all its members. */
    void become(CourseForm form, Instant now) {
        this.title = form.title();
        this.description = form.description();
        this.updatedAt = now;
    }

    UUID id() {
        return id;
    }

    String title() {
        return title;
    }

    @Nullable
    String description() {
        return description;
    }

    String teacher() {
        return teacher;
    }

    long version() {
        return version;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
