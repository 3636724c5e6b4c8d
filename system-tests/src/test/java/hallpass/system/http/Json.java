package hallpass.system.http;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Collection;
import java.util.List;

/** Short ways to make and read JSON. */
public final class Json {

    private Json() {}

    /** @param members name, value, name, value …; a value is a text, number, boolean, collection, JSON or null */
    public static JsonObject object(Object... members) {
        JsonObjectBuilder object = jakarta.json.Json.createObjectBuilder();
        for (int i = 0; i < members.length; i += 2) {
            object.add((String) members[i], value(members[i + 1]));
        }
        return object.build();
    }

    public static JsonObject parse(String json) {
        try (JsonReader reader = jakarta.json.Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }

    /** The objects of a list member, {@code items} of a page for example. */
    public static List<JsonObject> objects(JsonObject object, String member) {
        return object.getJsonArray(member).getValuesAs(JsonObject.class);
    }

    /** The texts of a list member. */
    public static List<String> texts(JsonObject object, String member) {
        JsonArray array = object.getJsonArray(member);
        return array.getValuesAs(jakarta.json.JsonString::getString);
    }

    private static JsonValue value(Object value) {
        if (value == null) {
            return JsonValue.NULL;
        }
        if (value instanceof JsonValue json) {
            return json;
        }
        if (value instanceof Boolean truth) {
            return truth ? JsonValue.TRUE : JsonValue.FALSE;
        }
        if (value instanceof java.math.BigDecimal exact) {
            return jakarta.json.Json.createValue(exact);
        }
        if (value instanceof Number number) {
            return jakarta.json.Json.createValue(number.longValue());
        }
        if (value instanceof Collection<?> items) {
            JsonArrayBuilder array = jakarta.json.Json.createArrayBuilder();
            items.forEach(item -> array.add(value(item)));
            return array.build();
        }
        return jakarta.json.Json.createValue(value.toString());
    }
}
