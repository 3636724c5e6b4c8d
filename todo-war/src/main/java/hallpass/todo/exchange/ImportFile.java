package hallpass.todo.exchange;

import hallpass.resource.problem.ProblemException;
import hallpass.todo.calendar.CalendarReader;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A file to import, in the JSON form of an export. It is stored on the disk first and then read object by object, more
 * than once: no transaction waits for a client that sends slowly.
 */
final class ImportFile implements AutoCloseable {
    private static final String LISTS = "lists";
    private static final String TASKS = "tasks";
    private static final int PART = 1 << 15; // bytes

    private final Path path;

    private ImportFile() {
        try {
            path = Files.createTempFile("hallpass-import-", ".json"); // readable for nobody else
        } catch (IOException noRoom) {
            throw new UncheckedIOException(noRoom);
        }
    }

    /**
     * @param charset as the Content-Type says
     * @throws ProblemException 413 if it is too large, 400 if it doesn't arrive or is in no charset that can be read
     */
    static ImportFile ofJson(InputStream body, @Nullable String charset) {
        return filled(out -> copy(SentText.of(body, charset).strict(), out));
    }

    /** @throws ProblemException as with JSON; 400 if it is no calendar */
    static ImportFile ofCalendar(InputStream body, @Nullable String charset) {
        try (ImportFile sent = filled(out -> copy(SentText.of(body, charset).utf8(), out))) {
            return written(json -> new CalendarReader().read(() -> Files.newInputStream(sent.path), json));
        }
    }

    /** @throws ProblemException as with JSON; 400 if it is no table of tasks */
    static ImportFile ofTable(InputStream body, @Nullable String charset) {
        return written(json -> CsvReader.read(
                new InputStreamReader(SentText.of(body, charset).strict(), StandardCharsets.UTF_8), json));
    }

    /** Reads all of it and refuses a malformed file, so that later reads need not check it again. */
    void check(Consumer<JsonObject> list, Consumer<JsonObject> task) {
        try {
            read(list, task);
        } catch (ProblemException wrong) {
            throw wrong;
        } catch (RuntimeException malformed) { // Parsson throws a plain one if it is nested too deep
            throw ProblemException.badRequest("not-json", "The body is not well-formed JSON, or is nested too deep.");
        }
    }

    /** Each object of the list member {@code tasks}. */
    void tasks(Consumer<JsonObject> task) {
        read(list -> {}, task);
    }

    /** The text of a member; empty if it has none. */
    static String text(JsonObject json, String member) {
        @Nullable JsonValue value = json.get(member);
        return value instanceof JsonString string ? string.getString() : "";
    }

    /** An id in the form in which this service makes ids; nothing for any other text. */
    static Optional<UUID> ownId(String text) {
        try {
            UUID id = UUID.fromString(text);
            return id.version() == 7 && id.toString().equals(text) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException other) {
            return Optional.empty();
        }
    }

    private void read(Consumer<JsonObject> list, Consumer<JsonObject> task) {
        try (InputStream in = Files.newInputStream(path);
                JsonParser parser = Json.createParser(in)) {
            if (parser.next() != Event.START_OBJECT) {
                throw ProblemException.badRequest("not-json", "A JSON object is needed as the body.");
            }
            boolean tasks = false;
            while (parser.next() == Event.KEY_NAME) {
                String member = parser.getString();
                Event value = parser.next();
                tasks |= member.equals(TASKS);
                if (member.equals(TASKS) || member.equals(LISTS)) {
                    objects(parser, member, value, member.equals(TASKS) ? task : list);
                } else if (value == Event.START_OBJECT) {
                    parser.skipObject();
                } else if (value == Event.START_ARRAY) {
                    parser.skipArray();
                }
            }
            parser.hasNext(); // refuses what follows the object
            if (!tasks) {
                throw notAnExport(TASKS);
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static void objects(JsonParser parser, String member, Event value, Consumer<JsonObject> each) {
        if (value != Event.START_ARRAY) {
            throw notAnExport(member);
        }
        for (Event event = parser.next(); event != Event.END_ARRAY; event = parser.next()) {
            if (event != Event.START_OBJECT) {
                throw notAnExport(member);
            }
            each.accept(parser.getObject());
        }
    }

    private static ProblemException notAnExport(String member) {
        return ProblemException.invalid(member, "must be a list of objects, as an export has it");
    }

    private static void copy(InputStream body, OutputStream out) throws IOException {
        byte[] part = new byte[PART];
        for (int read = SentText.read(body, part); read >= 0; read = SentText.read(body, part)) {
            out.write(part, 0, read);
        }
    }

    /** Writes the content of the file as JSON. */
    private interface Writing {
        void into(Writer json) throws IOException;
    }

    private static ImportFile written(Writing writing) {
        return filled(out -> {
            Writer json = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), PART);
            writing.into(json);
            json.flush();
        });
    }

    /** Writes the content of the file. */
    private interface Filling {
        void into(OutputStream out) throws IOException;
    }

    private static ImportFile filled(Filling filling) {
        ImportFile file = new ImportFile();
        boolean done = false;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file.path), PART)) {
            filling.into(out);
            done = true;
            return file;
        } catch (IOException noRoom) {
            throw new UncheckedIOException(noRoom);
        } finally {
            if (!done) {
                file.close();
            }
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException stays) {
            throw new UncheckedIOException(stays);
        }
    }
}
