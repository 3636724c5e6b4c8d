package hallpass.todo.sync;

import hallpass.resource.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/**
 * The place up to which a client has read. It gives no rights: with each request the service asks again what the client
 * may see.
 *
 * @param seq all lines of the log up to here
 * @param reading what is being read besides the log
 * @param list with {@link Reading#ALL} the list that is being read; with {@link Reading#JOINED} the one joined at
 *     {@code seq}
 * @param task the tasks of that list are read up to this one
 */
record Cursor(long seq, Reading reading, UUID list, UUID task) {
    static final UUID NONE = new UUID(0, 0);

    private static final String SEPARATOR = "~";

    /** The lists that are read besides the log, part by part. */
    enum Reading {
        NOTHING,
        /** Everything there is: a client's first reading. */
        ALL,
        /** A list that the client's user has a part in since this line. */
        JOINED
    }

    static Cursor at(long seq) {
        return new Cursor(seq, Reading.NOTHING, NONE, NONE);
    }

    static Cursor beginning(long seq) {
        return new Cursor(seq, Reading.ALL, NONE, NONE);
    }

    Cursor reading(Reading reading, UUID list, UUID task) {
        return new Cursor(seq, reading, list, task);
    }

    boolean live() {
        return reading == Reading.NOTHING;
    }

    /** @throws ProblemException 400 if it is no cursor */
    static Cursor parse(String field, String text) {
        try {
            String[] parts =
                    new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split(SEPARATOR, -1);
            long seq = Long.parseLong(parts[0]);
            if (seq >= 0 && parts.length == 1) {
                return at(seq);
            }
            Reading reading = Reading.values()[Integer.parseInt(parts[1])];
            if (seq >= 0 && parts.length == 4 && reading != Reading.NOTHING) {
                return new Cursor(seq, reading, UUID.fromString(parts[2]), UUID.fromString(parts[3]));
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException malformed) {
            // the same answer as for one with the wrong number of parts
        }
        throw ProblemException.invalid(
                field, "is no cursor that this service gave; without it everything is read anew");
    }

    @Override
    public String toString() {
        String text = live()
                ? Long.toString(seq)
                : String.join(
                        SEPARATOR,
                        Long.toString(seq),
                        Integer.toString(reading.ordinal()),
                        list.toString(),
                        task.toString());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }
}
