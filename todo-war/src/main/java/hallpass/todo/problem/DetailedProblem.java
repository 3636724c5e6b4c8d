package hallpass.todo.problem;

import hallpass.resource.problem.Problem;
import hallpass.resource.problem.ProblemException;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.StringReader;

/** A problem with members of its own. */
public class DetailedProblem extends ProblemException {
    private final transient JsonObject members;

    public DetailedProblem(Problem problem, JsonObject members) {
        super(problem);
        this.members = members;
    }

    DetailedProblem(ProblemException cause, JsonObject members) {
        super(cause.problem(), cause.retryAfter().orElse(null));
        this.members = members;
    }

    /** The same problem, with the number of the operation that failed. */
    public static DetailedProblem ofOperation(ProblemException cause, int index) {
        return new DetailedProblem(
                cause, Json.createObjectBuilder().add("operation", index).build());
    }

    String toJson() {
        try (JsonReader reader = Json.createReader(new StringReader(problem().toJson()))) {
            JsonObjectBuilder all = Json.createObjectBuilder(reader.readObject());
            members.forEach(all::add);
            return all.build().toString();
        }
    }
}
