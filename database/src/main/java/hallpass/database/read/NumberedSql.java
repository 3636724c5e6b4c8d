package hallpass.database.read;

import java.util.ArrayList;
import java.util.List;

/**
 * An SQL statement whose parameters have numbers, {@code ?1} to {@code ?n}, so that one may stand in several places.
 * JDBC knows question marks without a number only.
 *
 * @param sql with a question mark for each place
 * @param places for each question mark, the parameter that belongs there, from 0
 */
record NumberedSql(String sql, List<Integer> places) {

    /** Statements of the house only: a question mark in a text of SQL would be taken for a parameter. */
    static NumberedSql of(String numbered) {
        StringBuilder sql = new StringBuilder(numbered.length());
        List<Integer> places = new ArrayList<>();
        for (int at = 0; at < numbered.length(); ) {
            char c = numbered.charAt(at++);
            sql.append(c);
            if (c == '?') {
                int number = 0;
                for (; at < numbered.length() && isDigit(numbered.charAt(at)); at++) {
                    number = number * 10 + numbered.charAt(at) - '0';
                }
                places.add(number - 1);
            }
        }
        return new NumberedSql(sql.toString(), places);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
