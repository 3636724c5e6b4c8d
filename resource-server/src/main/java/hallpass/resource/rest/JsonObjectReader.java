package hallpass.resource.rest;

import hallpass.resource.problem.ProblemException;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Reads a request's JSON object; the framework's own reader makes a 500 of a body that is JSON but no object. */
@Provider
@Consumes({MediaType.APPLICATION_JSON, JsonObjectReader.MERGE_PATCH})
public class JsonObjectReader implements MessageBodyReader<JsonObject> {

    public static final String MERGE_PATCH = "application/merge-patch+json";

    /** Once, because {@link Json} looks for the provider at each call. */
    private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == JsonObject.class;
    }

    @Override
    public JsonObject readFrom(
            Class<JsonObject> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body) {
        // UTF-8 and nothing else (RFC 8259 section 8.1): the parser would guess, and store U+FFFD for what is none
        try (JsonParser parser =
                PARSERS.createParser(new InputStreamReader(body, StandardCharsets.UTF_8.newDecoder()))) {
            if (parser.next() == JsonParser.Event.START_OBJECT) {
                JsonObject object = parser.getObject();
                parser.hasNext(); // refuses what follows the object
                return object;
            }
        } catch (ProblemException tooLarge) {
            throw tooLarge;
        } catch (RuntimeException malformed) { // nested too deep is a plain one in Parsson
            throw ProblemException.badRequest("The body is not well-formed JSON, or is nested too deep.");
        }
        throw ProblemException.badRequest("A JSON object is needed as the body.");
    }
}
