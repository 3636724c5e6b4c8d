package hallpass.auth.imports;

import hallpass.resource.problem.ProblemException;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Users in JSON: an object is an export of a Keycloak realm, an array is what Django's {@code dumpdata} writes. */
final class JsonUsers implements UserSource {

    private static final String USERS = "users";

    private final BoundedText text;
    private final JsonParser parser;
    private int count;

    JsonUsers(BoundedText text) {
        this.text = text;
        parser = Json.createParser(text);
    }

    @Override
    public void read(Consumer<SourceUser> taker) {
        try (parser) {
            readAll(taker);
        }
    }

    private void readAll(Consumer<SourceUser> taker) {
        Event begin = next();
        if (begin == Event.START_OBJECT) {
            readRealm(taker);
        } else if (begin == Event.START_ARRAY) {
            readRecords(taker);
        } else {
            throw ProblemException.badRequest("A JSON object or array is needed as the body.");
        }
        parsed(parser::hasNext); // refuses what follows
    }

    private void readRealm(Consumer<SourceUser> taker) {
        boolean found = false;
        while (next() != Event.END_OBJECT) {
            boolean isUsers = parser.getString().equals(USERS);
            Event value = next();
            if (!isUsers) {
                skip(value);
            } else if (value == Event.START_ARRAY) {
                found = true;
                readObjects(user -> taker.accept(KeycloakUser.read(++count, user)));
            } else {
                throw ProblemException.invalid(USERS, "must be an array");
            }
        }
        if (!found) {
            throw ProblemException.invalid(USERS, "is needed: export the realm with its users");
        }
    }

    private void readRecords(Consumer<SourceUser> taker) {
        readObjects(entry -> {
            if (!entry.containsKey("model")) {
                throw ProblemException.badRequest("An array must be what Django's dumpdata writes."
                        + " A file of Keycloak must have one realm, which is an object.");
            }
            Optional<SourceUser> user = DjangoUser.read(count + 1, entry);
            user.ifPresent(found -> {
                count++;
                taker.accept(found);
            });
        });
        if (count == 0) {
            throw ProblemException.badRequest("The array has no user, which is a record with fields and a password.");
        }
    }

    private void readObjects(Consumer<JsonObject> taker) {
        for (Event event = next(); event != Event.END_ARRAY; event = next()) {
            if (event != Event.START_OBJECT) {
                throw ProblemException.badRequest("The array must have objects only.");
            }
            taker.accept(parsed(parser::getObject));
        }
    }

    private void skip(Event value) {
        int depth = 0;
        for (Event event = value; ; event = next()) {
            if (event == Event.START_OBJECT || event == Event.START_ARRAY) {
                depth++;
            } else if (event == Event.END_OBJECT || event == Event.END_ARRAY) {
                depth--;
            }
            if (depth == 0) {
                return;
            }
        }
    }

    private Event next() {
        text.nextPart();
        return parsed(parser::next);
    }

    private static <T> T parsed(Supplier<T> step) {
        try {
            return step.get();
        } catch (ProblemException known) {
            throw known;
        } catch (RuntimeException malformed) { // nested too deep is a plain one in Parsson
            throw ProblemException.badRequest("The body is not well-formed JSON, or is nested too deep.");
        }
    }
}
