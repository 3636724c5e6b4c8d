package hallpass.resource.rest;

import hallpass.resource.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The entity tags of an {@code If-Match} or {@code If-None-Match} (RFC 9110 section 13.1): a list, or a star for
 * whatever is there. Read here and not by JAX-RS, which compares strongly for both.
 *
 * @param any a star
 */
record EntityTags(boolean any, List<Tag> tags) {

    /** @param value without its quotes */
    record Tag(boolean weak, String value) {}

    private static final Pattern TAG = Pattern.compile("(W/)?\"([\\x21\\x23-\\x7e\\x80-\\uffff]*)\"");
    private static final Pattern BETWEEN = Pattern.compile("[ \\t]*(,[ \\t]*)+");
    private static final Pattern BLANK = Pattern.compile("[ \\t,]*");

    /**
     * @param header its lines, with commas between them; null if there is none
     * @return null if there is no header
     * @throws ProblemException 400 if it is no such list
     */
    static @Nullable EntityTags parse(@Nullable String header) {
        if (header == null) {
            return null;
        }
        if (header.strip().equals("*")) {
            return new EntityTags(true, List.of());
        }
        List<Tag> tags = new ArrayList<>();
        Matcher tag = TAG.matcher(header);
        Matcher between = BETWEEN.matcher(header);
        int end = skipped(BLANK.matcher(header), 0);
        while (end < header.length()) {
            if (!tag.region(end, header.length()).lookingAt()) {
                throw malformed();
            }
            tags.add(new Tag(tag.group(1) != null, tag.group(2)));
            int next = skipped(between, tag.end());
            if (next == tag.end() && !header.substring(next).isBlank()) {
                throw malformed();
            }
            end = next == tag.end() ? header.length() : next;
        }
        if (tags.isEmpty()) {
            throw malformed();
        }
        return new EntityTags(false, tags);
    }

    /** As {@code If-Match} compares, so that no client changes a state that only looks the same. */
    boolean hasStrongly(String current) {
        return has(tag -> !tag.weak() && tag.value().equals(current));
    }

    /** As {@code If-None-Match} compares: a proxy that compresses makes a tag weak. */
    boolean hasWeakly(String current) {
        return has(tag -> tag.value().equals(current));
    }

    private boolean has(Predicate<Tag> same) {
        return any || tags.stream().anyMatch(same);
    }

    private static int skipped(Matcher matcher, int from) {
        return matcher.region(from, matcher.regionEnd()).lookingAt() ? matcher.end() : from;
    }

    private static ProblemException malformed() {
        return ProblemException.badRequest("If-Match and If-None-Match take entity tags: \"…\" or *.");
    }
}
