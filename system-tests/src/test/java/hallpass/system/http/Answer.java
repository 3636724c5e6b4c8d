package hallpass.system.http;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.List;

/** The answer to a request. */
public record Answer(String request, int status, HttpHeaders headers, String body) {

    static Answer to(String method, URI address, HttpResponse<String> response) {
        Answer answer = new Answer(method + " " + address, response.statusCode(), response.headers(), response.body());
        Leaks.check(answer);
        return answer;
    }

    public Answer expect(int expected) {
        if (status != expected) {
            throw new AssertionError("expected " + expected + ", but " + this);
        }
        return this;
    }

    public JsonObject json() {
        try {
            return Json.parse(body);
        } catch (JsonException noObject) {
            throw new AssertionError("not a JSON object: " + this, noObject);
        }
    }

    /** A text member of the JSON object. */
    public String text(String member) {
        JsonObject json = json();
        if (!json.containsKey(member) || json.isNull(member)) {
            throw new AssertionError("no member " + member + " in " + this);
        }
        return json.getString(member);
    }

    public List<JsonObject> items() {
        return Json.objects(json(), "items");
    }

    /** The values of one header, joined; empty if it is absent. */
    public String header(String name) {
        return String.join(", ", headers.allValues(name));
    }

    public String etag() {
        return header("ETag");
    }

    /** The media type in lower case, without parameters. */
    public String mediaType() {
        return header("Content-Type").split(";", 2)[0].strip().toLowerCase(java.util.Locale.ROOT);
    }

    @Override
    public String toString() {
        String shown = body.length() > 2000 ? body.substring(0, 2000) + "…" : body;
        return request + " answered " + status + " " + headers.map() + "\n" + shown;
    }
}
