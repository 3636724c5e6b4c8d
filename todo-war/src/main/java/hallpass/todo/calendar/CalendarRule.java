package hallpass.todo.calendar;

import hallpass.todo.task.RuleTime;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.RfcMode;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;
import org.jspecify.annotations.Nullable;

/** A recurrence rule (RFC 5545 section 3.3.10), mended where a program wrote it otherwise. */
final class CalendarRule {
    private static final int MOST = 10_000; // occurrences of a rule that are looked at

    private static final Pattern POSITIVE = Pattern.compile("0*[1-9]\\d{0,8}");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,3}");
    private static final Pattern DAY = Pattern.compile("([+-]?\\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)");
    private static final Map<String, Pattern> PARTS = Map.ofEntries(
            Map.entry("FREQ", Pattern.compile("SECONDLY|MINUTELY|HOURLY|DAILY|WEEKLY|MONTHLY|YEARLY")),
            Map.entry("INTERVAL", POSITIVE),
            Map.entry("COUNT", POSITIVE),
            Map.entry("UNTIL", Pattern.compile("\\d{8}(T\\d{6}Z?)?")),
            Map.entry("WKST", Pattern.compile("MO|TU|WE|TH|FR|SA|SU")),
            Map.entry("BYSECOND", NUMBER),
            Map.entry("BYMINUTE", NUMBER),
            Map.entry("BYHOUR", NUMBER),
            Map.entry("BYDAY", DAY),
            Map.entry("BYMONTHDAY", NUMBER),
            Map.entry("BYYEARDAY", NUMBER),
            Map.entry("BYWEEKNO", NUMBER),
            Map.entry("BYMONTH", NUMBER),
            Map.entry("BYSETPOS", NUMBER));

    private CalendarRule() {}

    /** The occurrences that may still be looked at, for all rules of a file together. */
    static final class Steps {
        private int left = 100_000;

        boolean take() {
            return left > 0 && left-- > 0;
        }
    }

    /**
     * The rule in its strict form; nothing if it can't be understood.
     *
     * @param start of the series on the clock; null if it has none
     * @param zone in which an UNTIL in UTC is compared with it
     * @param steps that the file still has
     * @param remarks takes what is left out or changed
     */
    static Optional<String> of(
            String text, @Nullable LocalDateTime start, ZoneId zone, Steps steps, Consumer<String> remarks) {
        Map<String, String> parts = parts(text, remarks);
        if (!parts.containsKey("FREQ")) {
            remarks.accept("RRULE has no FREQ that can be understood: the task doesn't repeat");
            return Optional.empty();
        }
        if (parts.containsKey("COUNT") && parts.containsKey("UNTIL")) {
            String ends = start != null && endsByUntil(parts, start, zone, steps) ? "COUNT" : "UNTIL";
            parts.remove(ends);
            remarks.accept("RRULE has COUNT and UNTIL: without " + ends + ", as the other ends it first");
        }
        Optional<String> strict = strict(written(parts));
        if (strict.isEmpty()) {
            remarks.accept("RRULE can't be understood as RFC 5545 has it: the task doesn't repeat");
        }
        return strict;
    }

    private static Map<String, String> parts(String text, Consumer<String> remarks) {
        Map<String, String> parts = new LinkedHashMap<>();
        String rule = text.replaceAll("\\s", "").toUpperCase(Locale.ROOT).replaceFirst("^(RRULE:)+", "");
        for (String part : rule.split(";")) {
            if (part.isEmpty()) {
                continue;
            }
            String name = part.replaceFirst("=.*", "");
            Pattern form = PARTS.get(name);
            String value = part.substring(Math.min(part.length(), name.length() + 1));
            if (name.equals("UNTIL")) {
                value = value.replaceAll("[-:]", "").replaceFirst("(T\\d{4})(Z?)$", "$100$2");
            }
            List<String> good = form == null
                    ? List.of()
                    : Arrays.stream(value.split(","))
                            .filter(each -> form.matcher(each).matches())
                            .toList();
            if (good.isEmpty() || parts.containsKey(name)) {
                remarks.accept("RRULE is taken without " + part);
            } else {
                parts.put(name, String.join(",", good));
                if (good.size() < value.split(",").length) {
                    remarks.accept("RRULE is taken with " + name + "=" + parts.get(name) + " instead of " + part);
                }
            }
        }
        return parts;
    }

    private static String written(Map<String, String> parts) {
        return parts.entrySet().stream()
                .map(part -> part.getKey() + "=" + part.getValue())
                .collect(Collectors.joining(";"));
    }

    /** The rule as it stands, or what the library makes of it if it is not strict. */
    private static Optional<String> strict(String rule) {
        try {
            new RecurrenceRule(rule, RfcMode.RFC5545_STRICT);
            return Optional.of(rule);
        } catch (InvalidRecurrenceRuleException notStrict) {
            try {
                String mended = new RecurrenceRule(rule, RfcMode.RFC5545_LAX).toString();
                new RecurrenceRule(mended, RfcMode.RFC5545_STRICT);
                return Optional.of(mended);
            } catch (InvalidRecurrenceRuleException none) {
                return Optional.empty();
            }
        }
    }

    /** Whether the series reaches its UNTIL before its COUNT. */
    private static boolean endsByUntil(Map<String, String> parts, LocalDateTime start, ZoneId zone, Steps steps) {
        try {
            String until = parts.getOrDefault("UNTIL", "");
            CalendarTime end = CalendarTime.parse(until, CalendarZone.UTC);
            LocalDateTime last = end.date() != null
                    ? end.local().plusDays(1).minusSeconds(1)
                    : until.endsWith("Z") ? end.in(zone) : end.local();
            Map<String, String> endless = new LinkedHashMap<>(parts);
            endless.remove("UNTIL");
            RecurrenceRuleIterator occurrences =
                    new RecurrenceRule(written(endless), RfcMode.RFC5545_LAX).iterator(RuleTime.of(start));
            for (int i = 0; i < MOST && steps.take() && occurrences.hasNext(); i++) {
                if (RuleTime.local(occurrences.nextDateTime()).isAfter(last)) {
                    return true;
                }
            }
            return false;
        } catch (InvalidRecurrenceRuleException | DateTimeException | IllegalArgumentException malformed) {
            return false;
        }
    }
}
