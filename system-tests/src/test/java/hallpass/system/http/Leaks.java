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
            + "|<html|(?i:open ?liberty)");

    private Leaks() {}

    static void check(Answer answer) {
        answer.headers().map().forEach((name, values) -> {
            if (IN_HEADERS.matcher(name + ": " + String.join(", ", values)).find()) {
                throw new AssertionError("header " + name + " leaks: " + answer);
            }
        });
        if (answer.status() >= 400 && IN_ERRORS.matcher(answer.body()).find()) {
            throw new AssertionError("the body leaks: " + answer);
        }
    }
}
