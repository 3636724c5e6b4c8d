package hallpass.benchmark;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A statement's plan as PostgreSQL prints it after it has run the statement. */
record QueryPlan(String text) {

    private static final Pattern EXECUTION = Pattern.compile("Execution Time: ([0-9.]+) ms");
    private static final Pattern INDEX = Pattern.compile("(?:using|Bitmap Index Scan on) (task_\\w+)");

    static QueryPlan of(Statement statement, String sql) throws SQLException {
        StringBuilder plan = new StringBuilder();
        try (ResultSet lines = statement.executeQuery("explain (analyze, buffers, costs off) " + sql)) {
            while (lines.next()) {
                plan.append(lines.getString(1)).append('\n');
            }
        }
        return new QueryPlan(plan.toString());
    }

    double executionMillis() {
        Matcher time = EXECUTION.matcher(text);
        if (!time.find()) {
            throw new IllegalStateException(text);
        }
        return Double.parseDouble(time.group(1));
    }

    /** @return the first index of the table {@code task} that the plan uses, or {@code none} */
    String index() {
        Matcher index = INDEX.matcher(text);
        return index.find() ? index.group(1) : "none";
    }
}
