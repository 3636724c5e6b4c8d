package hallpass.resource.stepup;

import hallpass.resource.problem.Problem;
import hallpass.resource.problem.ProblemException;

/** 401: the token is good, but its user has to sign in once more for this (RFC 9470 section 3). */
public final class StepUpNeededException extends ProblemException {

    private static final long serialVersionUID = 1;

    private final String challenge;

    StepUpNeededException(SignInNeed need) {
        super(Problem.of(401, "Sign in again to do this.").ofKind("step-up-needed"));
        challenge = "Bearer realm=\"hallpass\", error=\"insufficient_user_authentication\","
                + " error_description=\"The sign-in is too old or too weak for this.\", acr_values=\""
                + need.acr().text() + "\""
                + (need.maxAge() == null ? "" : ", max_age=\"" + need.maxAge().toSeconds() + "\"");
    }

    /** @return the header WWW-Authenticate */
    public String challenge() {
        return challenge;
    }
}
