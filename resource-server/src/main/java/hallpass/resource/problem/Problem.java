package hallpass.resource.problem;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A problem, described for the caller (RFC 9457).
 *
 * @param type {@code urn:hallpass:problem:…} if a program can tell a person more than the status says; otherwise
 *     {@code about:blank} (RFC 9457 section 4.2.1)
 * @param title the status in words
 * @param status the HTTP status code
 * @param detail what the caller can do about it; never a framework's message
 * @param instance {@code urn:uuid:…} of this occurrence; the log names the same one
 * @param violations the members at fault, empty if the request as a whole is
 */
@Schema(
        name = "Problem",
        requiredProperties = {"type", "title", "status", "detail", "instance"})
public record Problem(
        String type, String title, int status, String detail, String instance, List<Violation> violations) {

    /** Once: looking the provider up took a fifth of a refused request. */
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    private static final String KINDS = "urn:hallpass:problem:";

    public static final String MEDIA_TYPE = "application/problem+json";

    public static final MediaType MEDIA = new MediaType("application", "problem+json");

    public static Problem of(int status, String detail) {
        return of(status, detail, List.of());
    }

    public static Problem of(int status, String detail, List<Violation> violations) {
        return new Problem(
                "about:blank",
                title(status),
                status,
                detail,
                "urn:uuid:" + UuidCreator.getTimeOrderedEpochFast(),
                List.copyOf(violations));
    }

    /** The same problem, of a kind that programs know it by. */
    public Problem ofKind(String kind) {
        return new Problem(KINDS + kind, title, status, detail, instance, violations);
    }

    /** Also where no JSON binding is at hand: servlet filters write problems too. */
    public String toJson() {
        JsonObjectBuilder json = JSON.createObjectBuilder()
                .add("type", type)
                .add("title", title)
                .add("status", status)
                .add("detail", detail)
                .add("instance", instance);
        if (!violations.isEmpty()) {
            JsonArrayBuilder array = JSON.createArrayBuilder();
            violations.forEach(violation -> array.add(
                    JSON.createObjectBuilder().add("field", violation.field()).add("message", violation.message())));
            json.add("violations", array);
        }
        return json.build().toString();
    }

    public Response.ResponseBuilder response() {
        return Response.status(status).type(MEDIA).entity(toJson()).header("Cache-Control", "no-store");
    }

    private static String title(int status) {
        Response.Status known = Response.Status.fromStatusCode(status);
        if (known != null) {
            return known.getReasonPhrase();
        }
        return status == 422 ? "Unprocessable Content" : "Error";
    }
}
