package hallpass.database.write;

import hallpass.resource.rest.SnakeCase;
import hallpass.resource.rest.Versioned;
import jakarta.json.bind.Jsonb;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** An answer that can be given again, byte for byte. */
record Answer(int status, String location, long version, String body) {
    private static final Jsonb JSON = new SnakeCase().getContext(Answer.class);

    static Answer created(Made made) {
        return new Answer(201, made.location(), made.version(), JSON.toJson(made.view()));
    }

    Response response() {
        return Response.status(status)
                .location(URI.create(location))
                .tag(Versioned.tag(version))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(body.getBytes(StandardCharsets.UTF_8))
                .build();
    }
}
