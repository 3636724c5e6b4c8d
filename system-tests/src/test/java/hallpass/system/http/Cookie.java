package hallpass.system.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** A cookie, as Set-Cookie has it (RFC 6265 section 4.1). */
public record Cookie(String name, String value, Map<String, String> attributes) {

    /** Remembers the device of a sign-in. */
    public static final String DEVICE = "hallpass_device";

    /** The only cookie that an answer sets, apart from the cookie of the device. */
    public static Cookie setBy(Answer answer) {
        return one(answer, cookie -> !cookie.name().equals(DEVICE));
    }

    public static Cookie deviceSetBy(Answer answer) {
        return one(answer, cookie -> cookie.name().equals(DEVICE));
    }

    public static List<Cookie> allSetBy(Answer answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .map(Cookie::parse)
                .toList();
    }

    private static Cookie one(Answer answer, Predicate<Cookie> wanted) {
        List<Cookie> set = allSetBy(answer).stream().filter(wanted).toList();
        if (set.size() != 1) {
            throw new AssertionError("not one such cookie: " + answer);
        }
        return set.get(0);
    }

    private static Cookie parse(String set) {
        String[] parts = set.split(";");
        String[] pair = parts[0].split("=", 2);
        Map<String, String> attributes = new TreeMap<>();
        for (int i = 1; i < parts.length; i++) {
            String[] attribute = parts[i].strip().split("=", 2);
            attributes.put(attribute[0].toLowerCase(Locale.ROOT), attribute.length == 2 ? attribute[1] : "");
        }
        String value = pair[1].replaceAll("^\"|\"$", "");
        return new Cookie(pair[0].strip(), value, attributes);
    }

    public boolean has(String attribute) {
        return attributes.containsKey(attribute.toLowerCase(Locale.ROOT));
    }

    public String attribute(String attribute) {
        return attributes.getOrDefault(attribute.toLowerCase(Locale.ROOT), "");
    }

    /** Name and value, as a browser sends them back. */
    public String pair() {
        return name + "=" + value;
    }
}
