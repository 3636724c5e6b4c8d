package hallpass.system.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** Makes values that a schema allows, and values that it forbids. */
final class Values {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String[] LETTERS = {"a", "Z", "é", "ß", "م", "漢", "🙂", " b", "'", "\"", "<", "%"};

    private final Document document;
    private final Random random;
    private final Map<String, Supplier<JsonNode>> known;

    /** @param known values for members that have to refer to something that exists, by name */
    Values(Document document, Random random, Map<String, Supplier<JsonNode>> known) {
        this.document = document;
        this.random = random;
        this.known = known;
    }

    /** Good objects: with the required members only, with all, and with some. */
    List<JsonNode> right(JsonNode schema, int some) {
        List<JsonNode> values = new ArrayList<>();
        values.add(object(schema, 0));
        values.add(object(schema, 100));
        for (int i = 0; i < some; i++) {
            values.add(object(schema, 50));
        }
        return values;
    }

    /** Bad objects with one thing wrong, by what is wrong. */
    Map<String, JsonNode> wrong(JsonNode reference) {
        JsonNode schema = document.resolve(reference);
        Map<String, JsonNode> wrong = new LinkedHashMap<>();
        required(reference).forEach(name -> {
            ObjectNode without = object(reference, 0);
            without.remove(name);
            wrong.put("without " + name, without);
        });
        schema.path("properties").fields().forEachRemaining(property -> {
            String name = property.getKey();
            JsonNode type = document.resolve(property.getValue());
            for (JsonNode value : outside(type)) {
                ObjectNode with = object(reference, 0);
                with.set(name, value);
                wrong.put(name + "=" + shortened(value), with);
            }
        });
        wrong.values().removeIf(value -> document.violations(reference, value).isEmpty());
        return wrong;
    }

    /** Bad values of a parameter. */
    List<String> wrongTexts(JsonNode reference) {
        JsonNode schema = document.resolve(reference);
        List<String> wrong = new ArrayList<>();
        if (schema.has("enum")
                || types(schema).contains("integer")
                || schema.path("format").asText().equals("uuid")) {
            wrong.add("nonsense");
        }
        if (schema.has("minimum")) {
            wrong.add(Long.toString(schema.get("minimum").asLong() - 1));
        }
        if (schema.has("maximum")) {
            wrong.add(Long.toString(schema.get("maximum").asLong() + 1));
        }
        return wrong;
    }

    private List<JsonNode> outside(JsonNode schema) {
        List<JsonNode> values = new ArrayList<>();
        values.add(NODES.objectNode().put("x", 1));
        values.add(NODES.arrayNode().add(NODES.objectNode()));
        values.add(NODES.numberNode(-77));
        values.add(NODES.booleanNode(true));
        values.add(NullNode.getInstance());
        values.add(NODES.textNode(""));
        if (schema.has("enum") || schema.has("format")) {
            values.add(NODES.textNode("nonsense"));
        }
        if (schema.has("maxLength")) {
            values.add(NODES.textNode("x".repeat(schema.get("maxLength").asInt() + 1)));
        }
        if (schema.has("maximum")) {
            values.add(NODES.numberNode(schema.get("maximum").asLong() + 1));
        }
        if (schema.has("maxItems")) {
            ArrayNode many = NODES.arrayNode();
            for (int i = 0; i <= schema.get("maxItems").asInt(); i++) {
                many.add("item " + i);
            }
            values.add(many);
        }
        return values;
    }

    /** The rules of the schema and of the one that it refers to. */
    private Set<String> required(JsonNode reference) {
        Set<String> required = new LinkedHashSet<>();
        reference.path("required").forEach(name -> required.add(name.asText()));
        document.resolve(reference).path("required").forEach(name -> required.add(name.asText()));
        return required;
    }

    private ObjectNode object(JsonNode reference, int percent) {
        JsonNode schema = document.resolve(reference);
        Set<String> required = required(reference);
        ObjectNode object = NODES.objectNode();
        schema.path("properties").fields().forEachRemaining(property -> {
            if (required.contains(property.getKey()) || random.nextInt(100) < percent) {
                object.set(property.getKey(), value(property.getKey(), document.resolve(property.getValue())));
            }
        });
        return object;
    }

    private JsonNode value(String name, JsonNode schema) {
        if (known.containsKey(name)) {
            return known.get(name).get();
        }
        if (schema.has("enum")) {
            return schema.get("enum").get(random.nextInt(schema.get("enum").size()));
        }
        Set<String> types = types(schema);
        if (types.contains("null") && random.nextInt(5) == 0) {
            return NullNode.getInstance();
        }
        if (schema.has("examples") && random.nextInt(3) > 0) {
            return schema.get("examples").get(0);
        }
        if (types.contains("array")) {
            ArrayNode array = NODES.arrayNode();
            int items = 1 + random.nextInt(Math.min(3, schema.path("maxItems").asInt(3)));
            for (int i = 0; i < items; i++) {
                array.add(value(name + "[]", document.resolve(schema.path("items"))));
            }
            return array;
        }
        if (types.contains("integer") || types.contains("number")) {
            long min = schema.path("minimum").asLong(0);
            long max = schema.path("maximum").asLong(1000);
            return NODES.numberNode(min + random.nextInt((int) Math.min(max - min + 1, Integer.MAX_VALUE)));
        }
        if (types.contains("boolean")) {
            return NODES.booleanNode(random.nextBoolean());
        }
        if (types.contains("object")) {
            return object(schema, 50);
        }
        return NODES.textNode(text(schema));
    }

    private String text(JsonNode schema) {
        if (schema.path("format").asText().equals("uuid")) {
            return UUID.randomUUID().toString();
        }
        if (schema.has("examples") && !schema.has("maxLength")) {
            return schema.get("examples").get(0).asText();
        }
        int max = schema.path("maxLength").asInt(20);
        int length = random.nextInt(4) == 0 ? max : 1 + random.nextInt(Math.min(max, 20));
        StringBuilder text = new StringBuilder("x");
        for (int i = 1; i < length; i++) {
            String letter = LETTERS[random.nextInt(LETTERS.length)];
            text.append(letter, 0, letter.offsetByCodePoints(0, 1));
        }
        return text.toString();
    }

    private static Set<String> types(JsonNode schema) {
        Set<String> types = new HashSet<>();
        JsonNode type = schema.path("type");
        if (type.isArray()) {
            type.forEach(one -> types.add(one.asText()));
        } else {
            types.add(type.asText());
        }
        return types;
    }

    private static String shortened(JsonNode value) {
        String text = value.toString();
        return text.length() > 30 ? text.substring(0, 30) + "… (" + text.length() + ")" : text;
    }
}
