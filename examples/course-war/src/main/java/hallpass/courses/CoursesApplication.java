package hallpass.courses;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.auth.LoginConfig;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;

/** The course service. */
@ApplicationPath("/")
@LoginConfig(authMethod = "MP-JWT")
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Hallpass courses",
                        version = "1",
                        description = "Courses. Any good access token reads them, role teacher writes them."))
public class CoursesApplication extends Application {

    /** A role of our own: an admin gives it to a user. */
    static final String TEACHER = "teacher";
}
