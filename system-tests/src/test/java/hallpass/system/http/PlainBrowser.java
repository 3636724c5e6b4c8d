package hallpass.system.http;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser without scripts: it keeps cookies and sends forms. It follows a redirect only if it is told to. */
public final class PlainBrowser {

    private static final Pattern FORM =
            Pattern.compile("<form [^>]*action=\"([^\"]*)\"[^>]*>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\">");

    private final Http http;
    private final Map<String, String> cookies = new TreeMap<>();
    private final Map<String, String> headers = new TreeMap<>();

    public PlainBrowser(Http http) {
        this.http = http;
    }

    /** Sends this header from now on. */
    public PlainBrowser with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    public Map<String, String> cookies() {
        return cookies;
    }

    public Answer get(String path) {
        return sent(http.get(path));
    }

    /** A form: name, value, name, value … */
    public Answer post(String path, String... fields) {
        return sent(http.post(path).form(fields));
    }

    /** Fills in the first form of a page and sends it: name, value, name, value … */
    public Answer submit(Answer page, String... fields) {
        return submit(page, 0, fields);
    }

    /** @param which counted from 0 */
    public Answer submit(Answer page, int which, String... fields) {
        Matcher form = FORM.matcher(page.body());
        for (int i = 0; i <= which; i++) {
            if (!form.find()) {
                throw new AssertionError("no form " + which + " in " + page);
            }
        }
        List<String> all = new ArrayList<>();
        Matcher hidden = HIDDEN.matcher(form.group(2));
        while (hidden.find()) {
            all.add(text(hidden.group(1)));
            all.add(text(hidden.group(2)));
        }
        all.addAll(Arrays.asList(fields));
        return post(text(form.group(1)), all.toArray(String[]::new));
    }

    /** Goes on to where a redirect leads; its host is ours, or not named. */
    public Answer follow(Answer redirect) {
        URI location = URI.create(redirect.expect(303).header("Location"));
        return get(location.getRawPath() + (location.getRawQuery() == null ? "" : "?" + location.getRawQuery()));
    }

    /** The text that HTML has escaped. */
    public static String text(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#34;", "\"")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    private Answer sent(Call call) {
        headers.forEach(call::header);
        if (!cookies.isEmpty()) {
            call.header(
                    "Cookie",
                    String.join(
                            "; ",
                            cookies.entrySet().stream()
                                    .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                    .toList()));
        }
        Answer answer = call.send();
        for (Cookie cookie : Cookie.allSetBy(answer)) {
            if (cookie.attribute("Max-Age").equals("0")) {
                cookies.remove(cookie.name());
            } else {
                cookies.put(cookie.name(), cookie.value());
            }
        }
        return answer;
    }
}
