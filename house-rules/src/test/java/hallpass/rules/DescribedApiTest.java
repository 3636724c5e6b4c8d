package hallpass.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescribedApiTest {

    private static final String GOOD = """
            security: [{ hallpass: [notes] }]
            paths:
              /notes:
                get:
                  security: []
                  parameters: [{ $ref: '#/components/parameters/Text' }]
                  responses: { "200": {} }
              /notes/{id}:
                parameters: [{ name: id, in: path }]
                get:
                  parameters: [{ name: If-None-Match, in: header }]
                  responses: { "200": {}, "304": {}, "401": {}, "403": {} }
                patch:
                  parameters: [{ name: If-Match, in: header }]
                  requestBody: { required: true, content: { application/json: {} } }
                  responses: { "200": {}, "401": {}, "403": {}, "412": {}, "413": {}, "415": {} }
            components:
              parameters:
                Text: { name: q, in: query }
            """;

    @Test
    void a_file_that_says_what_the_code_does_has_no_difference() {
        assertEquals(List.of(), differences(GOOD));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "401": {}, "403": {} } | "403": {} } | get /notes/{id} may answer 401, which is not described
                    "401": {}, "403": {}, "412" | "401": {}, "412" | patch /notes/{id} may answer 403, which is not described
                    "304": {}, | '' | get /notes/{id} may answer 304, which is not described
                    "412": {}, | '' | patch /notes/{id} may answer 412, which is not described
                    "413": {}, | '' | patch /notes/{id} may answer 413, which is not described
                    , "415": {} | '' | patch /notes/{id} may answer 415, which is not described
                    security: [] | summary: open | get /notes: the file says that it needs an access token, the code does not
                    name: If-Match | name: If-Unmodified | patch /notes/{id}: the code reads If-Match, the file does not
                    name: If-None-Match | name: If-Modified | get /notes/{id}: the code reads If-None-Match, the file does not
                    requestBody | x-body | patch /notes/{id}: the code reads a body, the file does not
                    required: true | required: false | patch /notes/{id} does not say that its body is required
                    name: id | name: key | get /notes/{id}: the file says that it has {key} in its path, the code does not
                    """)
    void what_is_missing_is_named(String part, String instead, String difference) {
        List<String> differences = differences(GOOD.replace(part, instead));

        assertEquals(difference, differences.get(0));
    }

    @Test
    void parameters_have_to_be_the_same_ones() {
        assertEquals(
                List.of(
                        "get /notes: the code reads the parameter q, the file does not",
                        "get /notes: the file says that it reads the parameter text, the code does not"),
                differences(GOOD.replace("name: q", "name: text")));
    }

    @Test
    void an_operation_has_a_method_and_a_method_has_an_operation() {
        assertEquals(
                List.of(
                        "get /notes is not described (NoteResource.find)",
                        "get /remarks is described, but no method answers it"),
                differences(GOOD.replace("  /notes:", "  /remarks:")));
    }

    private static List<String> differences(String yaml) {
        return new DescribedApi(yaml)
                .differences(ResourceMethod.allOf(NoteResource.class)).stream()
                        .sorted()
                        .toList();
    }

    @Path("/notes/")
    static class NoteResource {

        @GET
        @PermitAll
        public String find(@QueryParam("q") String text) {
            return text;
        }

        @GET
        @Path("{id: [0-9a-f-]{36}}")
        @RolesAllowed("user")
        public String get(@PathParam("id") String id, @Context Request request) {
            return id;
        }

        @PATCH
        @Path("{id}")
        @RolesAllowed("user")
        public String change(@PathParam("id") String id, @Context Request request, String body) {
            return body;
        }
    }
}
