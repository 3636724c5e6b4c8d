package hallpass.system.openid;

import hallpass.launcher.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The blocks of docs/openid.md, as a reader copies them. */
final class Documented {

    private Documented() {}

    /**
     * @param heading of the section, without its signs
     * @param language of the block, the first of its kind there
     */
    static String block(String heading, String language) throws IOException {
        String page = Files.readString(Project.root().resolve("docs/openid.md"));
        int start = page.indexOf("\n### " + heading + "\n");
        if (start < 0) {
            throw new AssertionError("docs/openid.md has no section " + heading);
        }
        int end = page.indexOf("\n##", start + 1);
        Matcher block = Pattern.compile("(?s)\n```" + language + "\n(.*?)```\n").matcher(page.substring(start, end));
        if (!block.find()) {
            throw new AssertionError("The section " + heading + " has no block of " + language);
        }
        return block.group(1);
    }

    /** Puts in what the reader got from the registration. */
    static String told(String block, String issuer, Application client) {
        return block.replace("ISSUER", issuer).replace("CLIENT", client.id()).replace("SECRET", client.secret());
    }
}
