package hallpass.todo.calendar;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One property (RFC 5545 section 3.1), unfolded.
 *
 * @param name in upper case
 * @param parameters by their names in upper case; quotes and the escapes of RFC 6868 are resolved
 * @param value as it stands
 * @param number of its first line in the file, from 1
 */
record ContentLine(String name, Map<String, String> parameters, String value, int number) {
    private static final Pattern NAME = Pattern.compile("[A-Z0-9_.-]+");
    private static final Pattern CARET = Pattern.compile("\\^[n'^]");
    private static final Pattern TIMES = Pattern.compile("DUE|DTSTART|EXDATE|RDATE|RECURRENCE-ID");
    private static final Pattern TIME = Pattern.compile("\\s*\\d{8}(?!\\d).*");

    /** Nothing if the line has no name or no value. */
    static Optional<ContentLine> parse(String line, int number) {
        int colon = outsideQuotes(line, ':', 0);
        if (colon < 0) {
            colon = line.indexOf(':'); // a quote that nobody closed
        }
        if (colon < 0) {
            return Optional.empty();
        }
        int semicolon = line.indexOf(';');
        String name = line.substring(0, semicolon >= 0 && semicolon < colon ? semicolon : colon)
                .strip()
                .toUpperCase(Locale.ROOT);
        if (!NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        if (TIMES.matcher(name).matches()
                && !TIME.matcher(line.substring(colon + 1)).matches()
                && TIME.matcher(line.substring(line.lastIndexOf(':') + 1)).matches()) {
            colon = line.lastIndexOf(':'); // a zone's name has colons and no quotes
        }
        Map<String, String> parameters =
                semicolon >= 0 && semicolon < colon ? parameters(line.substring(semicolon + 1, colon)) : Map.of();
        return Optional.of(new ContentLine(name, parameters, line.substring(colon + 1), number));
    }

    Optional<String> parameter(String parameter) {
        return Optional.ofNullable(parameters.get(parameter));
    }

    /** The value as one text (RFC 5545 section 3.3.11). */
    String text() {
        return unescaped(value);
    }

    /** The value as a list of texts, between commas that are not escaped. */
    List<String> texts() {
        List<String> texts = new ArrayList<>();
        int begin = 0;
        for (int i = 0; i <= value.length(); i++) {
            if (i == value.length() || value.charAt(i) == ',') {
                texts.add(unescaped(value.substring(begin, i)));
                begin = i + 1;
            } else if (value.charAt(i) == '\\') {
                i++;
            }
        }
        return texts;
    }

    static String unescaped(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                char next = text.charAt(++i);
                switch (next) {
                    case 'n', 'N' -> plain.append('\n');
                    case '\\', ';', ',', ':', '"' -> plain.append(next);
                    default -> plain.append(c).append(next);
                }
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    private static Map<String, String> parameters(String text) {
        Map<String, StringBuilder> parameters = new HashMap<>();
        String last = "";
        for (int begin = 0; begin <= text.length(); ) {
            int end = outsideQuotes(text, ';', begin);
            String parameter = text.substring(begin, end < 0 ? text.length() : end);
            int equals = parameter.indexOf('=');
            if (equals > 0) {
                last = parameter.substring(0, equals).strip().toUpperCase(Locale.ROOT);
                parameters.putIfAbsent(
                        last,
                        new StringBuilder(
                                unquoted(parameter.substring(equals + 1).strip())));
            } else if (parameters.containsKey(last)) {
                parameters.get(last).append(';').append(parameter); // it should be quoted
            }
            begin = end < 0 ? text.length() + 1 : end + 1;
        }
        return parameters.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue()
                .toString()));
    }

    private static String unquoted(String value) {
        String inside = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
                ? value.substring(1, value.length() - 1)
                : value;
        return CARET.matcher(inside).replaceAll(escape -> switch (escape.group()) { // RFC 6868
            case "^n" -> "\n";
            case "^'" -> "\"";
            default -> "^";
        });
    }

    private static int outsideQuotes(String text, char wanted, int from) {
        boolean quoted = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == wanted && !quoted) {
                return i;
            }
        }
        return -1;
    }
}
