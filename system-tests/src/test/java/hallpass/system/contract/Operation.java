package hallpass.system.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import hallpass.system.http.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One operation of the description: a method of a path. */
record Operation(Document document, String method, String path, JsonNode description) {

    String id() {
        return description.path("operationId").asText();
    }

    boolean secured() {
        return !document.security(description).isEmpty();
    }

    List<JsonNode> parameters(String in) {
        List<JsonNode> parameters = new ArrayList<>();
        description.path("parameters").forEach(parameter -> {
            JsonNode resolved = document.resolve(parameter);
            if (resolved.path("in").asText().equals(in)) {
                parameters.add(resolved);
            }
        });
        return parameters;
    }

    boolean takes(String header) {
        return parameters("header").stream()
                .anyMatch(parameter -> parameter.path("name").asText().equals(header));
    }

    boolean takesJson() {
        return !mediaType().isEmpty();
    }

    /** The schema of the JSON body; empty if there is none. */
    String mediaType() {
        List<String> types = new ArrayList<>();
        body().path("content").fieldNames().forEachRemaining(types::add);
        return types.stream().filter(type -> type.endsWith("json")).findFirst().orElse("");
    }

    JsonNode bodySchema() {
        return body().path("content").path(mediaType()).path("schema");
    }

    private JsonNode body() {
        return document.resolve(description.path("requestBody"));
    }

    /** Whether the description has this answer: its status, media type, body and headers. */
    Answer check(Answer answer) {
        JsonNode responses = description.path("responses");
        String status = Integer.toString(answer.status());
        assertTrue(responses.has(status), () -> id() + " has no such answer: " + answer);
        JsonNode response = document.resolve(responses.get(status));
        response.path("headers")
                .fieldNames()
                .forEachRemaining(name ->
                        assertFalse(answer.header(name).isEmpty(), () -> id() + ": no " + name + " in " + answer));
        JsonNode content = response.path("content");
        if (answer.body().isEmpty()) {
            assertTrue(content.isEmpty(), () -> id() + " should have a body: " + answer);
            return answer;
        }
        assertTrue(content.has(answer.mediaType()), () -> id() + " has no such media type: " + answer);
        if (answer.mediaType().endsWith("json")) {
            JsonNode schema = content.get(answer.mediaType()).path("schema");
            assertFalse(schema.isMissingNode(), () -> id() + ": " + status + " has no schema");
            assertEquals(
                    Set.of(),
                    document.violations(schema, Document.parse(answer.body())),
                    () -> id() + " answered otherwise than it is described: " + answer);
        }
        return answer;
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
