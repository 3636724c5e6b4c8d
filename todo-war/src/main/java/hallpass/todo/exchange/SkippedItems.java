package hallpass.todo.exchange;

import hallpass.resource.problem.ProblemException;
import hallpass.resource.problem.Violation;
import hallpass.todo.exchange.ImportReport.Skipped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Collects what an import leaves out, and why. All of it is counted; only the first items are told one by one. */
final class SkippedItems {
    private static final int MOST_TOLD = 10_000;

    private final List<Skipped> told = new ArrayList<>();
    private int total;

    /** @param id as the file has it */
    void add(String entity, String id, String reason) {
        total++;
        if (told.size() < MOST_TOLD) {
            told.add(new Skipped(entity, printable(id), reason));
        }
    }

    int total() {
        return total;
    }

    List<Skipped> told() {
        return told;
    }

    static String reason(ProblemException refused) {
        List<Violation> violations = refused.problem().violations();
        return violations.isEmpty()
                ? refused.problem().detail()
                : violations.stream()
                        .map(violation -> violation.field() + " " + violation.message())
                        .collect(Collectors.joining("; "));
    }

    /** Replaces halves of surrogate pairs, which an answer can't hold. */
    private static String printable(String id) {
        return new String(id.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
