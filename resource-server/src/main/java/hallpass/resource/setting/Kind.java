package hallpass.resource.setting;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** What the value of a setting may be. */
enum Kind {
    TEXT("text") {
        @Override
        boolean takes(String text, List<String> limits) {
            return true;
        }
    },
    SECRET("a secret") {
        @Override
        boolean takes(String text, List<String> limits) {
            return true;
        }
    },
    DURATION("a duration in ISO 8601, such as PT30S, PT5M or P30D") {
        @Override
        boolean takes(String text, List<String> limits) {
            try {
                Duration duration = duration(text);
                boolean longEnough = limits.isEmpty()
                        ? !duration.isNegative() && !duration.isZero()
                        : duration.compareTo(duration(limits.get(0))) >= 0;
                return longEnough && duration.compareTo(duration(LONGEST)) <= 0;
            } catch (DateTimeException | ArithmeticException noDuration) {
                return false;
            }
        }
    },
    NUMBER("a whole number") {
        @Override
        boolean takes(String text, List<String> limits) {
            try {
                long number = number(text);
                return number >= (limits.isEmpty() ? 0 : number(limits.get(0)))
                        && (limits.size() < 2 || number <= number(limits.get(1)));
            } catch (NumberFormatException noNumber) {
                return false;
            }
        }
    },
    BOOLEAN("true or false") {
        @Override
        boolean takes(String text, List<String> limits) {
            String folded = text.toLowerCase(Locale.ROOT);
            return TRUE.contains(folded) || FALSE.contains(folded);
        }
    },
    CHOICE("one of") {
        @Override
        boolean takes(String text, List<String> limits) {
            return limits.contains(text);
        }
    },
    CHOICES("one or more, with commas between, of") {
        @Override
        boolean takes(String text, List<String> limits) {
            return Stream.of(text.split(",", -1)).map(String::strip).allMatch(limits::contains);
        }
    },
    ADDRESS("an address with http:// or https:// and a host") {
        @Override
        boolean takes(String text, List<String> limits) {
            return isAddress(text, Set.of("http", "https"));
        }
    },
    ADDRESS_OR_PATH("a path, or an address with http:// or https:// and a host") {
        @Override
        boolean takes(String text, List<String> limits) {
            return text.startsWith("/") || isAddress(text, Set.of("http", "https"));
        }
    },
    DIRECTORIES("one or more addresses with ldap:// or ldaps://, with blanks between") {
        @Override
        boolean takes(String text, List<String> limits) {
            return Stream.of(text.split("\\s+")).allMatch(one -> isAddress(one, Set.of("ldap", "ldaps")));
        }
    },
    JDBC("an address that begins with jdbc:h2: or jdbc:postgresql:") {
        @Override
        boolean takes(String text, List<String> limits) {
            return text.startsWith("jdbc:h2:") || text.startsWith("jdbc:postgresql:");
        }
    },
    COLOUR("a colour such as #17614d") {
        @Override
        boolean takes(String text, List<String> limits) {
            return RGB.matcher(text).matches();
        }
    },
    PATTERN("a regular expression") {
        @Override
        boolean takes(String text, List<String> limits) {
            try {
                Pattern.compile(text);
                return true;
            } catch (PatternSyntaxException wrong) {
                return false;
            }
        }
    };

    /** A hundred years. A time that much longer from now could not be computed with, or not be stored. */
    private static final String LONGEST = "P36500D";

    private static final Pattern RGB = Pattern.compile("#[0-9A-Fa-f]{6}");

    private static final Set<String> TRUE = Set.of("true", "yes", "on", "1");
    private static final Set<String> FALSE = Set.of("false", "no", "off", "0");

    private final String expected;

    Kind(String expected) {
        this.expected = expected;
    }

    /** @param limits the lowest and perhaps the highest value, or the values to choose from */
    abstract boolean takes(String text, List<String> limits);

    /** @return in words, for the operator */
    String expected(List<String> limits) {
        if (this == CHOICE || this == CHOICES) {
            return expected + " " + String.join(", ", limits);
        }
        if (this == DURATION) {
            return expected + (limits.isEmpty() ? ", up to " : ", from " + limits.get(0) + " to ") + LONGEST;
        }
        return switch (limits.size()) {
            case 0 -> expected;
            case 1 -> expected + ", " + limits.get(0) + " or more";
            default -> expected + ", from " + limits.get(0) + " to " + limits.get(1);
        };
    }

    static Duration duration(String text) {
        return Duration.parse(text);
    }

    static long number(String text) {
        return Long.parseLong(text);
    }

    static boolean isTrue(String text) {
        return TRUE.contains(text.toLowerCase(Locale.ROOT));
    }

    private static boolean isAddress(String text, Set<String> schemes) {
        try {
            URI address = URI.create(text);
            return address.getScheme() != null
                    && schemes.contains(address.getScheme().toLowerCase(Locale.ROOT))
                    && address.getHost() != null;
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }
}
