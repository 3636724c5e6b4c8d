package hallpass.system.http;

import java.util.regex.Pattern;

/** Finds what no answer may have: a stack trace, a class name, SQL, or a text of the framework. */
public final class Leaks {

    private static final Pattern IN_HEADERS = Pattern.compile(
            "EMCallbackImpl|\\bat [a-z]+\\.[\\w.$]+\\(|[a-z]+\\.[a-z]+(\\.[a-z]+)*\\.[A-Z]\\w+(Exception|Error)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern IN_ERRORS = Pattern.compile("\\bat [a-z]\\w*\\.[\\w.$]+\\([^)]*\\)"
            + "|\\b(java|javax|jakarta|com|org|io|hallpass)\\.[a-z]\\w*(\\.\\w+)*\\.[A-Z]\\w+"
            + "|\\w+Exception\\b|\\bRESTEASY\\d+|\\b(CWW|SRVE|DSRA)\\w+\\d+[EWI]:"
            + "|(?i:\\bselect\\b.{1,80}\\bfrom\\b|\\binsert into\\b|\\bSQLSTATE\\b|\\bjdbc:)"
            + "|(?i:open ?liberty)");

    /** The container's own pages have no such header, ours have. */
    private static final String OF_OUR_PAGES = "Content-Security-Policy";

    private Leaks() {}

    static void check(Answer answer) {
        answer.headers().map().forEach((name, values) -> {
            if (IN_HEADERS.matcher(name + ": " + String.join(", ", values)).find()) {
                throw new AssertionError("header " + name + " leaks: " + answer);
            }
        });
        boolean isForeignPage =
                answer.body().contains("<html") && answer.header(OF_OUR_PAGES).isEmpty();
        if (answer.status() >= 400
                && (isForeignPage || IN_ERRORS.matcher(answer.body()).find())) {
            throw new AssertionError("the body leaks: " + answer);
        }
    }
}
