package hallpass.resource.key;

import jakarta.json.Json;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The text of a key set (RFC 7517 section 5), taken apart into the texts of its keys. */
final class KeySetText {

    private static final JsonParserFactory EVENTS = Json.createParserFactory(Map.of());

    private final Set<String> names = new HashSet<>();
    private final List<String> keys = new ArrayList<>();

    private KeySetText() {}

    /**
     * @return the objects in {@code keys}, as they came
     * @throws ParseException if it is no JSON object, or one of its own members is there twice
     */
    static List<String> keys(String json) throws ParseException {
        try (JsonParser parser = EVENTS.createParser(new StringReader(json))) {
            KeySetText text = new KeySetText();
            text.read(json, parser);
            return text.keys;
        } catch (RuntimeException malformed) { // nested too deep is a plain one in Parsson
            throw new ParseException(String.valueOf(malformed.getMessage()), 0);
        }
    }

    /** Whether all readers see the same in it. If a name is there twice, one takes the first and another the last. */
    static boolean hasOneMeaning(String key) {
        try {
            CompactJws.object(key.getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (IllegalArgumentException ambiguous) {
            return false;
        }
    }

    private void read(String json, JsonParser parser) throws ParseException {
        int depth = 0;
        boolean listed = false;
        int begin = 0;
        while (parser.hasNext()) {
            Event event = parser.next();
            switch (event) {
                case KEY_NAME -> {
                    if (depth == 1) {
                        listed = parser.getString().equals("keys");
                        requireNew(parser.getString());
                    }
                }
                case START_OBJECT, START_ARRAY -> {
                    if (depth == 2) {
                        begin = offset(parser) - 1;
                    }
                    depth++;
                }
                case END_OBJECT, END_ARRAY -> {
                    depth--;
                    if (depth == 2 && listed && event == Event.END_OBJECT) {
                        keys.add(json.substring(begin, offset(parser)));
                    }
                }
                default -> {} // a value
            }
        }
    }

    private void requireNew(String name) throws ParseException {
        if (!names.add(name)) {
            throw new ParseException("the member " + name + " is there twice", 0);
        }
    }

    private static int offset(JsonParser parser) {
        return Math.toIntExact(parser.getLocation().getStreamOffset());
    }
}
