package hallpass.resource.rest;

import hallpass.resource.problem.ProblemException;
import hallpass.resource.problem.Violation;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the members of a request's JSON object strictly, by type and length, and collects all that is wrong. Members
 * that nobody asks for are ignored. A member that was not sent and one that is {@code null} both read as null;
 * {@link #has} tells them apart, which is what a merge patch needs (RFC 7396).
 */
public final class JsonBody {

    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private final JsonObject json;
    private final List<Violation> violations = new ArrayList<>();

    private JsonBody(JsonObject json) {
        this.json = json;
    }

    /** @throws ProblemException 400 if there is no body */
    public static JsonBody of(@Nullable JsonObject json) {
        if (json == null) {
            throw ProblemException.badRequest("A JSON object is needed as the body.");
        }
        return new JsonBody(json);
    }

    /** @return whether the member was sent, also as {@code null} */
    public boolean has(String member) {
        return json.containsKey(member);
    }

    /** @return whether the member was sent as {@code null} */
    public boolean isNull(String member) {
        return json.get(member) == JsonValue.NULL;
    }

    /** A member that a merge patch may change but not remove: {@code null} is a violation. */
    public void refuseNull(String member) {
        if (isNull(member)) {
            violation(member, "can't be cleared");
        }
    }

    /**
     * A JSON object inside of this one, null if it is absent or null. Its violations are its own, and so is its
     * {@link #check}: they name its members without this one's name.
     */
    public @Nullable JsonBody object(String member) {
        JsonValue value = value(member);
        if (value == null) {
            return null;
        }
        if (value instanceof JsonObject object) {
            return new JsonBody(object);
        }
        violation(member, "must be an object");
        return null;
    }

    /** A text of at most {@code max} code points. */
    public @Nullable String text(String member, int max) {
        return text(member, 0, max);
    }

    /** A text of {@code min} to {@code max} code points, null if it is absent or null. */
    public @Nullable String text(String member, int min, int max) {
        JsonValue value = value(member);
        return value == null ? null : text(member, value, min, max);
    }

    /** As {@link #text}; absent, null and invalid are violations, the answer is then empty. */
    public String requiredText(String member, int min, int max) {
        JsonValue value = value(member);
        if (value == null) {
            violation(member, "is needed");
            return "";
        }
        String text = text(member, value, min, max);
        return text == null ? "" : text;
    }

    public @Nullable UUID uuid(String member) {
        JsonValue value = value(member);
        if (value == null) {
            return null;
        }
        if (value instanceof JsonString string
                && UUID_FORM.matcher(string.getString()).matches()) {
            return UUID.fromString(string.getString());
        }
        violation(member, "must be a UUID");
        return null;
    }

    public @Nullable Boolean flag(String member) {
        JsonValue value = value(member);
        if (value == null) {
            return null;
        }
        if (value.getValueType() == ValueType.TRUE || value.getValueType() == ValueType.FALSE) {
            return value.getValueType() == ValueType.TRUE;
        }
        violation(member, "must be true or false");
        return null;
    }

    /** A UUID; absent, null and invalid are violations, the answer is then one of zeros. */
    public UUID requiredUuid(String member) {
        UUID uuid = uuid(member);
        if (value(member) == null) {
            violation(member, "is needed");
        }
        return uuid == null ? new UUID(0, 0) : uuid;
    }

    /** A whole number from {@code min} to {@code max}; absent, null and invalid are violations and give {@code min}. */
    public int requiredInteger(String member, int min, int max) {
        JsonValue value = value(member);
        if (value instanceof JsonNumber number
                && number.isIntegral()
                && within(number.bigDecimalValue(), BigDecimal.valueOf(min), BigDecimal.valueOf(max))) {
            return number.intValue();
        }
        violation(member, value == null ? "is needed" : "must be a whole number from " + min + " to " + max);
        return min;
    }

    /**
     * A number from 0 to {@code max} with at most {@code scale} digits after the point; absent, null and invalid are
     * violations, the answer is then 0.
     */
    public BigDecimal requiredAmount(String member, int scale, BigDecimal max) {
        JsonValue value = value(member);
        if (value instanceof JsonNumber number) {
            BigDecimal amount = number.bigDecimalValue();
            if (within(amount, BigDecimal.ZERO, max)
                    && amount.stripTrailingZeros().scale() <= scale) {
                return amount.setScale(scale);
            }
        }
        violation(
                member,
                value == null
                        ? "is needed"
                        : "must be a number from 0 to " + max.toPlainString() + " with at most " + scale
                                + " digits after the point");
        return BigDecimal.ZERO;
    }

    private static boolean within(BigDecimal number, BigDecimal min, BigDecimal max) {
        return number.compareTo(min) >= 0 && number.compareTo(max) <= 0;
    }

    /** Distinct texts in the order given; absent and null read as none. */
    public List<String> texts(String member, int maxItems, int min, int max) {
        JsonValue value = value(member);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof JsonArray array)) {
            violation(member, "must be a list of texts");
            return List.of();
        }
        if (array.size() > maxItems) {
            violation(member, "must have at most " + maxItems + " items");
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            String text = text(member + "[" + i + "]", array.get(i), min, max);
            if (text != null && !texts.contains(text)) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** One of an enum's constants, written in lower case with hyphens. */
    public <E extends Enum<E>> @Nullable E choice(String member, Class<E> type) {
        JsonValue value = value(member);
        if (value == null) {
            return null;
        }
        List<String> names = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            String name = constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
            if (value instanceof JsonString string && string.getString().equals(name)) {
                return constant;
            }
            names.add(name);
        }
        violation(member, "must be one of " + String.join(", ", names));
        return null;
    }

    /** A text in a form of its own; the parser refuses it by an exception, the message says what is expected. */
    public <T> @Nullable T parsed(String member, Function<String, T> parser, String message) {
        JsonValue value = value(member);
        if (value == null) {
            return null;
        }
        if (value instanceof JsonString string) {
            try {
                return parser.apply(string.getString());
            } catch (IllegalArgumentException | DateTimeException notOfThatForm) {
                violation(member, message);
                return null;
            }
        }
        violation(member, message);
        return null;
    }

    public void violation(String field, String message) {
        violations.add(new Violation(field, message));
    }

    /** @return whether nothing was found wrong so far */
    public boolean isGood() {
        return violations.isEmpty();
    }

    /** @throws ProblemException 400 with everything that was found wrong so far */
    public void check() {
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
    }

    /** The member as it came, of any type; null if it is absent or null. */
    public @Nullable JsonValue value(String member) {
        JsonValue value = json.get(member);
        return value == null || value.getValueType() == ValueType.NULL ? null : value;
    }

    private @Nullable String text(String field, JsonValue value, int min, int max) {
        if (!(value instanceof JsonString string)) {
            violation(field, "must be a text");
            return null;
        }
        String text = string.getString();
        int length = text.codePointCount(0, text.length());
        if (length < min || length > max) {
            violation(field, "must have " + min + " to " + max + " characters");
            return null;
        }
        // PostgreSQL stores neither; H2 would, and the two must not differ
        if (text.codePoints().anyMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE))) {
            violation(field, "must not have U+0000 or half of a surrogate pair");
            return null;
        }
        return text;
    }
}
