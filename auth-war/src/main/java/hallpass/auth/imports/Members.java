package hallpass.auth.imports;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.stream.Stream;

/** Reads members of objects that others wrote. A member of another type counts as missing. */
final class Members {

    private Members() {}

    /** @return empty if there is none */
    static String text(JsonObject object, String name) {
        return object.get(name) instanceof JsonString text ? text.getString() : "";
    }

    static boolean flag(JsonObject object, String name, boolean otherwise) {
        JsonValue value = object.get(name);
        return value == JsonValue.TRUE || value != JsonValue.FALSE && otherwise;
    }

    static JsonObject object(JsonObject object, String name) {
        return object.get(name) instanceof JsonObject member ? member : JsonValue.EMPTY_JSON_OBJECT;
    }

    static List<JsonValue> items(JsonObject object, String name) {
        return object.get(name) instanceof JsonArray array ? array : List.of();
    }

    /** @return the texts of an array, and the first text of each array in it */
    static Stream<String> texts(JsonObject object, String name) {
        return items(object, name).stream()
                .map(item -> item instanceof JsonArray array && !array.isEmpty() ? array.get(0) : item)
                .filter(JsonString.class::isInstance)
                .map(item -> ((JsonString) item).getString());
    }

    /** @return the first and the last name with a blank between */
    static String name(String first, String last) {
        return (first + " " + last).strip();
    }
}
