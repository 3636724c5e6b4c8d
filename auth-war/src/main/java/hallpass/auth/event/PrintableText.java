package hallpass.auth.event;

import org.jspecify.annotations.Nullable;

/** Makes text safe to show: it cannot pretend to be more than one entry. */
final class PrintableText {

    private static final int REPLACEMENT = 0xFFFD;

    private PrintableText() {}

    /**
     * @return without control characters, line separators, invisible directions and halves of pairs; cut to so many
     *     UTF-16 units
     */
    static @Nullable String text(@Nullable String text, int max) {
        if (text == null) {
            return null;
        }
        StringBuilder printable = new StringBuilder(Math.min(text.length(), max));
        for (int character : text.codePoints().limit(max).toArray()) {
            if (printable.length() + Character.charCount(character) > max) {
                break;
            }
            printable.appendCodePoint(isPrintable(character) ? character : REPLACEMENT);
        }
        return printable.toString();
    }

    private static boolean isPrintable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
