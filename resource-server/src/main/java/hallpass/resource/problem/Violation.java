package hallpass.resource.problem;

/** One member of a request that is not as it should be; {@code field} is its JSON or parameter name. */
public record Violation(String field, String message) {}
