package hallpass.database.write;

import hallpass.resource.rest.SnakeCase;
import hallpass.resource.rest.Versioned;
import jakarta.json.bind.Jsonb;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** An answer that can be given again, byte for byte. */
record Answer(int status, String location, long version, String body) {
    private static final Jsonb JSON = new SnakeCase().getContext(Answer.class);

    static Answer of(PostResult result) {
        return new Answer(result.status(), result.location(), result.version(), JSON.toJson(result.view()));
    }

    /** @param shown makes the body that the caller sees from the stored one */
    Response response(UnaryOperator<String> shown) {
        Response.ResponseBuilder response = Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(shown.apply(body).getBytes(StandardCharsets.UTF_8));
        if (!location.isEmpty()) {
            response.location(URI.create(location)).tag(Versioned.tag(version));
        }
        return response.build();
    }
}
