package hallpass.resource.rest;

import hallpass.resource.problem.Problem;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/**
 * The answers that every service gives alike, for {@code @APIResponse(responseCode = "404", ref = "NotFound")}. They
 * come from this jar, so their description does too. If a WAR describes one under the same name itself, that one stays.
 */
final class SharedAnswers {

    private static final String FORM =
            "application/x-www-form-urlencoded"; // of OAuth, whose errors have a form of their own

    private SharedAnswers() {}

    static void describe(Components components) {
        problem(components, "Invalid", "Malformed, or a member or parameter is invalid");
        problem(components, "Unauthorized", "No access token, or one that isn't good")
                .addHeader("WWW-Authenticate", header(Schema.SchemaType.STRING, "Bearer realm=\"hallpass\""));
        problem(components, "Forbidden", "The access token is good, but its user may not do this");
        problem(components, "NotFound", "Not there, or not yours");
        problem(components, "Conflict", "Not as things stand, or another change came first");
        problem(components, "Changed", "If-Match names another version: it has been changed since");
        problem(components, "TooLarge", "The body is larger than 1 MiB");
        problem(components, "MediaType", "The body isn't JSON");
        problem(components, "KeyReused", "The Idempotency-Key was used with another request");
        problem(
                        components,
                        "Unavailable",
                        "The database or a needed service is away; try again after Retry-After seconds")
                .addHeader("Retry-After", header(Schema.SchemaType.INTEGER, 5));
        if (components.getHeaders() == null || !components.getHeaders().containsKey("ETag")) {
            components.addHeader(
                    "ETag",
                    header(Schema.SchemaType.STRING, "\"1\"")
                            .description("The version, for If-Match and If-None-Match"));
        }
    }

    /** Adds the answers of this jar's filters, and the form of a problem if only its media type is said. */
    static void complete(Operation operation) {
        APIResponses answers = operation.getResponses();
        if (answers == null || answers.getAPIResponses() == null) {
            return;
        }
        answers.getAPIResponses().values().stream()
                .filter(answer -> answer.getContent() != null)
                .map(answer -> answer.getContent().getMediaType(Problem.MEDIA_TYPE))
                .filter(problem -> problem != null && problem.getSchema() == null)
                .forEach(problem -> problem.setSchema(OASFactory.createSchema().ref("Problem")));
        add(answers, "503", "Unavailable");
        if (operation.getRequestBody() != null
                && operation.getRequestBody().getContent() != null
                && operation.getRequestBody().getContent().getMediaType(FORM) == null) {
            add(answers, "400", "Invalid");
            add(answers, "413", "TooLarge");
            add(answers, "415", "MediaType");
        }
    }

    private static void add(APIResponses answers, String status, String name) {
        if (!answers.hasAPIResponse(status)) {
            answers.addAPIResponse(status, OASFactory.createAPIResponse().ref(name));
        }
    }

    private static APIResponse problem(Components components, String name, String description) {
        APIResponse there = components.getResponses() == null
                ? null
                : components.getResponses().get(name);
        if (there != null) {
            return OASFactory.createAPIResponse(); // the WAR's own stays as it is
        }
        APIResponse response = OASFactory.createAPIResponse()
                .description(description)
                .content(OASFactory.createContent()
                        .addMediaType(
                                Problem.MEDIA_TYPE,
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref("Problem"))));
        components.addResponse(name, response);
        if (components.getSchemas() == null || !components.getSchemas().containsKey("Problem")) {
            components.addSchema("Problem", problemSchema());
        }
        return response;
    }

    private static Schema problemSchema() {
        Schema violation = object().required(List.of("field", "message"))
                .addProperty("field", text())
                .addProperty("message", text());
        return object().description("What went wrong (RFC 9457)")
                .required(List.of("type", "title", "status", "detail", "instance"))
                .addProperty("type", text())
                .addProperty("title", text())
                .addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
                .addProperty("detail", text())
                .addProperty("instance", text())
                .addProperty(
                        "violations",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.ARRAY)
                                .items(violation));
    }

    private static Schema object() {
        return OASFactory.createSchema().addType(Schema.SchemaType.OBJECT);
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING);
    }

    private static Header header(Schema.SchemaType type, Object example) {
        return OASFactory.createHeader()
                .schema(OASFactory.createSchema().addType(type).addExample(example));
    }
}
