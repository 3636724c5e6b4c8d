package hallpass.resource.problem;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One member of a request that is not as it should be; {@code field} is its JSON or parameter name. */
@Schema(
        name = "Violation",
        requiredProperties = {"field", "message"})
public record Violation(String field, String message) {}
