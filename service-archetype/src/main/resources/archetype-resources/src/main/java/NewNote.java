package ${package};

import hallpass.resource.rest.JsonBody;

/** The body of a request that writes a note. */
public record NewNote(String text) {

    private static final int LONGEST = 10_000; // code points

    /** @throws hallpass.resource.problem.ProblemException 400 that names each member that is wrong */
    static NewNote from(JsonBody body) {
        NewNote note = new NewNote(body.requiredText("text", 1, LONGEST));
        body.check();
        return note;
    }
}
