package hallpass.todo.calendar;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The time zones of a file by the names that it gives them (RFC 5545 section 3.2.19): what it defines itself, and what
 * everybody knows.
 */
final class CalendarZones {
    private static final int MOST = 500; // that a file defines; another one of the same name counts too
    private static final int MOST_ONSETS = 100_000; // of all zones of a file together
    private static final int LONGEST = 200; // characters of a name
    private static final int MOST_KEPT = 1_000; // names that were looked up
    private static final Map<String, String> IANA = ZoneId.getAvailableZoneIds().stream()
            .collect(Collectors.toMap(name -> name.toLowerCase(Locale.ROOT), Function.identity()));
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern OFFSET = Pattern.compile("(?:utc|gmt)?([+-]\\d{1,2}(?::?\\d{2})?)");

    private final Map<String, CalendarZone> defined = new HashMap<>();
    private final Map<String, Optional<CalendarZone>> found = new HashMap<>();
    private int definitions;
    private int onsets;

    void define(CalendarComponent zone) {
        String id = zone.text("TZID");
        if (id.isEmpty() || id.length() > LONGEST || definitions == MOST) {
            return;
        }
        definitions++;
        found.clear();
        List<String> names = new ArrayList<>(names(id));
        names.addAll(names(zone.text("X-LIC-LOCATION")));
        Optional<DefinedZone> own =
                onsets < MOST_ONSETS ? DefinedZone.of(zone, MOST_ONSETS - onsets) : Optional.empty();
        onsets += own.map(DefinedZone::onsets).orElse(0);
        own.map(rules -> new CalendarZone(rules::at, names))
                .or(() -> names.stream().findFirst().map(name -> CalendarZone.of(ZoneId.of(name), names)))
                .ifPresent(known -> defined.put(key(id), known));
    }

    /** @param id as a TZID parameter has it */
    Optional<CalendarZone> named(String id) {
        if (id.length() > LONGEST) {
            return Optional.empty();
        }
        if (found.size() == MOST_KEPT) {
            found.clear();
        }
        return found.computeIfAbsent(id, this::lookUp);
    }

    private Optional<CalendarZone> lookUp(String id) {
        CalendarZone own = defined.get(key(id));
        if (own != null) {
            return Optional.of(own);
        }
        List<String> names = names(id);
        return names.isEmpty()
                ? offset(key(id))
                : Optional.of(CalendarZone.of(ZoneId.of(names.get(0)), names.subList(0, 1)));
    }

    /** Names in the IANA database that are meant by this one. */
    private static List<String> names(String id) {
        List<String> names = new ArrayList<>();
        if (id.length() > LONGEST) {
            return names;
        }
        String key = key(id);
        for (String end = key; !end.isEmpty(); end = end.substring(end.indexOf('/') + 1)) {
            @Nullable String iana = IANA.get(end); // "/example.com/Europe/Berlin" has a prefix
            if (iana != null) {
                names.add(iana);
            }
            if (end.indexOf('/') < 0) {
                break;
            }
        }
        WindowsZones.iana(key).filter(IANA::containsValue).ifPresent(names::add);
        return names;
    }

    private static Optional<CalendarZone> offset(String key) {
        var matcher = OFFSET.matcher(key);
        try {
            return matcher.matches()
                    ? Optional.of(CalendarZone.of(ZoneId.of("UTC" + colon(matcher.group(1))), List.of()))
                    : Optional.empty();
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }

    private static String colon(String offset) {
        return offset.length() == "+0530".length() ? offset.substring(0, 3) + ":" + offset.substring(3) : offset;
    }

    /** One spelling for all: case, blanks, quotes, escapes and the slash in front don't matter. */
    private static String key(String id) {
        String text = ContentLine.unescaped(id).replace("\"", "").replace("\\", "");
        String spaced =
                BLANKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFC)).replaceAll(" ");
        String key = spaced.strip().toLowerCase(Locale.ROOT);
        return key.startsWith("/") ? key.substring(1) : key;
    }
}
