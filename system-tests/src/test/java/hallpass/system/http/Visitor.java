package hallpass.system.http;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A person with a browser that runs no scripts: it keeps cookies, follows our own redirects and fills in forms. */
public final class Visitor {

    private static final int MOST_REDIRECTS = 10;
    private static final int SEE_OTHER = 303;

    private static final Pattern FORM = Pattern.compile("(?s)<form[^>]*action=\"([^\"]*)\"[^>]*>(.*?)</form>");
    private static final Pattern FIELD = Pattern.compile("<(?:input|select|button)\\b[^>]*>");

    private final Http http;
    private final Map<String, String> cookies;
    private final Map<String, String> headers = new LinkedHashMap<>();

    public Visitor(Http http) {
        this(http, new LinkedHashMap<>());
    }

    private Visitor(Http http, Map<String, String> cookies) {
        this.http = http;
        this.cookies = cookies;
    }

    /** The same browser, whose next requests a gateway leads to another server. */
    public Visitor at(Http other) {
        return new Visitor(other, cookies);
    }

    /** Sends this header from now on. */
    public Visitor with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    /** Opens a path of ours. @return the page, or the redirect that leads elsewhere */
    public Answer open(String path) {
        return followed(send(http.get(path)));
    }

    /** Opens a path of ours and stays there. */
    public Answer openOnly(String path) {
        return send(http.get(path));
    }

    /**
     * Fills in the form of a page that has these fields, and sends it.
     *
     * @param fields name, value, name, value …; the hidden ones are sent as they are
     */
    public Answer submit(Answer page, String... fields) {
        return followed(submitOnly(page, fields));
    }

    /** As {@link #submit}, without following the redirect. */
    public Answer submitOnly(Answer page, String... fields) {
        Matcher form = FORM.matcher(page.body());
        while (form.find()) {
            Map<String, String> values = hidden(form.group(2));
            List<String> names = names(form.group(2));
            boolean fits = true;
            for (int i = 0; i < fields.length; i += 2) {
                fits &= names.contains(fields[i]);
                values.put(fields[i], fields[i + 1]);
            }
            if (fits) {
                return post(unescaped(form.group(1)), values);
            }
        }
        throw new AssertionError("no form with these fields: " + page);
    }

    /** Sends a form that no page of ours had. */
    public Answer post(String path, Map<String, String> values) {
        List<String> pairs = new ArrayList<>();
        values.forEach((name, value) -> pairs.add(encoded(name) + "=" + encoded(value)));
        return send(http.post(path).body("application/x-www-form-urlencoded", String.join("&", pairs)));
    }

    /** Signs in on the sign-in page. @return what comes after it */
    public Answer signIn(Answer page, TestUser user) {
        return submit(page, "email", user.email(), "password", user.password());
    }

    public Optional<String> cookie(String name) {
        return Optional.ofNullable(cookies.get(name));
    }

    private Answer followed(Answer answer) {
        Answer now = answer;
        for (int i = 0; i < MOST_REDIRECTS && now.status() == SEE_OTHER; i++) {
            Optional<String> ours = ours(now.header("Location"));
            if (ours.isEmpty()) {
                return now;
            }
            now = send(http.get(ours.get()));
        }
        return now;
    }

    /** @return the path, if the address is on our own server */
    private Optional<String> ours(String address) {
        String base = http.base("/auth").toString();
        if (address.startsWith(base + "/auth/")) {
            return Optional.of(address.substring(base.length()));
        }
        return Optional.of(address).filter(path -> path.startsWith("/"));
    }

    private Answer send(Call call) {
        headers.forEach(call::header);
        if (!cookies.isEmpty()) {
            List<String> pairs = new ArrayList<>();
            cookies.forEach((name, value) -> pairs.add(name + "=" + value));
            call.header("Cookie", String.join("; ", pairs));
        }
        Answer answer = call.send();
        answer.headers().allValues("Set-Cookie").forEach(this::keep);
        return answer;
    }

    private void keep(String header) {
        String pair = header.split(";", 2)[0];
        String name = pair.substring(0, pair.indexOf('='));
        String value = pair.substring(pair.indexOf('=') + 1).replace("\"", "");
        if (value.isEmpty() || header.contains("Max-Age=0")) {
            cookies.remove(name);
        } else {
            cookies.put(name, value);
        }
    }

    private static Map<String, String> hidden(String form) {
        Map<String, String> values = new LinkedHashMap<>();
        Matcher field = FIELD.matcher(form);
        while (field.find()) {
            if (attribute(field.group(), "type").equals("hidden")) {
                values.put(attribute(field.group(), "name"), attribute(field.group(), "value"));
            }
        }
        return values;
    }

    private static List<String> names(String form) {
        List<String> names = new ArrayList<>();
        Matcher field = FIELD.matcher(form);
        while (field.find()) {
            names.add(attribute(field.group(), "name"));
        }
        return names;
    }

    private static String attribute(String tag, String name) {
        Matcher attribute = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(tag);
        return attribute.find() ? unescaped(attribute.group(1)) : "";
    }

    private static String unescaped(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#34;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The parameters of an address's query. */
    public static Map<String, String> query(String address) {
        Map<String, String> values = new LinkedHashMap<>();
        String query = Optional.ofNullable(URI.create(address).getRawQuery()).orElse("");
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.put(
                        java.net.URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                        java.net.URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return values;
    }
}
