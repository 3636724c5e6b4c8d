package hallpass.todo.problem;

import hallpass.resource.problem.ProblemMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers as the shared mapper does, and adds the members. */
@Provider
@ApplicationScoped
public class DetailedProblemMapper implements ExceptionMapper<DetailedProblem> {
    @Inject
    ProblemMapper problems;

    @Override
    public Response toResponse(DetailedProblem exception) {
        return Response.fromResponse(problems.toResponse(exception))
                .entity(exception.toJson())
                .build();
    }
}
