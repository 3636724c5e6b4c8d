package hallpass.todo.task;

import java.time.LocalDateTime;
import org.dmfs.rfc5545.DateTime;

/** Local times as lib-recur has them, which counts months from 0, and as we have them. */
public final class RuleTime {

    private RuleTime() {}

    /** The same date and time, without a zone. */
    public static DateTime of(LocalDateTime local) {
        return new DateTime(
                local.getYear(),
                local.getMonthValue() - 1,
                local.getDayOfMonth(),
                local.getHour(),
                local.getMinute(),
                local.getSecond());
    }

    /** The same date and time; of a whole day its midnight. A leap second is the one before it. */
    public static LocalDateTime local(DateTime time) {
        return LocalDateTime.of(
                time.getYear(),
                time.getMonth() + 1,
                time.getDayOfMonth(),
                time.isAllDay() ? 0 : time.getHours(),
                time.isAllDay() ? 0 : time.getMinutes(),
                time.isAllDay() ? 0 : Math.min(time.getSeconds(), 59));
    }
}
