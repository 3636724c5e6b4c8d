package hallpass.resource.problem;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Ends a request with a {@link Problem}; thrown by rules, mapped once. */
public class ProblemException extends RuntimeException {

    private final transient Problem problem;
    private final @Nullable Duration retryAfter;

    public ProblemException(Problem problem) {
        this(problem, null);
    }

    public ProblemException(Problem problem, @Nullable Duration retryAfter) {
        super(problem.status() + " " + problem.detail(), null, false, false);
        this.problem = problem;
        this.retryAfter = retryAfter;
    }

    /** 400, one member at fault. */
    public static ProblemException invalid(String field, String message) {
        return invalid(List.of(new Violation(field, message)));
    }

    /** 400, all members at fault at once, so that a person corrects them in one go. */
    public static ProblemException invalid(List<Violation> violations) {
        return new ProblemException(Problem.of(400, "The request has invalid members.", violations));
    }

    public static ProblemException badRequest(String detail) {
        return new ProblemException(Problem.of(400, detail));
    }

    /** 400 of a kind that programs know it by: the last part of the problem's {@code type}. */
    public static ProblemException badRequest(String kind, String detail) {
        return new ProblemException(Problem.of(400, detail).ofKind(kind));
    }

    /** 401 for a caller without a good access token. */
    public static ProblemException unauthorized() {
        return unauthorized(Details.of(401));
    }

    public static ProblemException unauthorized(String detail) {
        return new ProblemException(Problem.of(401, detail));
    }

    public static ProblemException forbidden(String detail) {
        return new ProblemException(Problem.of(403, detail));
    }

    /** 403, as {@link #badRequest(String, String)}. */
    public static ProblemException forbidden(String kind, String detail) {
        return new ProblemException(Problem.of(403, detail).ofKind(kind));
    }

    /** 404 for what is not there and for what is not the caller's alike. */
    public static ProblemException notFound() {
        return new ProblemException(Problem.of(404, Details.of(404)));
    }

    public static ProblemException conflict(String detail) {
        return new ProblemException(Problem.of(409, detail));
    }

    /** 409, as {@link #badRequest(String, String)}. */
    public static ProblemException conflict(String kind, String detail) {
        return new ProblemException(Problem.of(409, detail).ofKind(kind));
    }

    public static ProblemException preconditionFailed() {
        return new ProblemException(Problem.of(412, Details.of(412)));
    }

    public static ProblemException unprocessable(String detail) {
        return new ProblemException(Problem.of(422, detail));
    }

    public static ProblemException tooManyRequests(Duration retryAfter) {
        return new ProblemException(Problem.of(429, Details.of(429)), retryAfter);
    }

    public static ProblemException unavailable(String detail, Duration retryAfter) {
        return new ProblemException(Problem.of(503, detail), retryAfter);
    }

    public Problem problem() {
        return problem;
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
