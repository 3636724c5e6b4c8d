package hallpass.database.write;

import hallpass.resource.problem.ProblemException;
import hallpass.resource.rest.Versioned;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Answers a repeated POST as the first one was answered, and makes nothing twice. */
@ApplicationScoped
public class Idempotency {
    public static final String HEADER = "Idempotency-Key";

    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7E]{1,255}");

    /** The caller of a request that needs no account. */
    public static final UUID ANYBODY = new UUID(0, 0);

    private final Turns turns = new Turns();

    @Inject
    IdempotencyKeys keys;

    @Inject
    Transaction transaction;

    /**
     * @param key as sent; null makes a thing each time
     * @param operation what is asked for, e.g. {@code POST tasks}: the same body elsewhere is another request
     * @param making makes the thing, joining the transaction that is there
     * @return 201 (200 for {@link Made#done}); with a key that was used before its first answer
     * @throws ProblemException 400 for a malformed key, 422 where the key was used with another body
     */
    public Response once(@Nullable String key, UUID user, String operation, JsonObject body, Supplier<Made> making) {
        if (key == null) {
            Made made = making.get();
            return made.location().isEmpty()
                    ? Response.ok(made.view()).build()
                    : Versioned.created(URI.create(made.location()), made.version(), made.view());
        }
        return once(key, user, operation, body, making, kept -> kept);
    }

    /**
     * As the other, for answers of which a part must not be kept.
     *
     * @param shown what the caller gets to see, of the answer's body as it is kept: both the first time and later
     */
    public Response once(
            String key,
            UUID user,
            String operation,
            JsonObject body,
            Supplier<Made> making,
            UnaryOperator<String> shown) {
        Fingerprint fingerprint = fingerprint(key);
        IdempotencyKey.Key id = new IdempotencyKey.Key(user, fingerprint.ofKey());
        String hash = fingerprint.of(operation, body);
        return turns.take(id, () -> earlier(id, hash).orElseGet(() -> make(id, hash, making)))
                .response(shown);
    }

    /** The first answer, where there was one: for those who have to ask others before they make anything. */
    public Optional<Response> answered(@Nullable String key, UUID user, String operation, JsonObject body) {
        if (key == null) {
            return Optional.empty();
        }
        Fingerprint fingerprint = fingerprint(key);
        return earlier(new IdempotencyKey.Key(user, fingerprint.ofKey()), fingerprint.of(operation, body))
                .map(answer -> answer.response(kept -> kept));
    }

    private static Fingerprint fingerprint(String key) {
        if (!FORM.matcher(key).matches()) {
            throw ProblemException.invalid(HEADER, "must have 1 to 255 visible ASCII characters");
        }
        return new Fingerprint(key);
    }

    /** Deletes the answers that are kept for an erased user, in the transaction that is there. */
    public void forget(UUID user) {
        keys.forget(user);
    }

    private Answer make(IdempotencyKey.Key id, String hash, Supplier<Made> making) {
        try {
            return transaction.run(() -> {
                Answer answer = Answer.of(making.get());
                keys.keep(id, hash, answer);
                return answer;
            });
        } catch (RuntimeException e) { // the same key at the same time: the other one was first
            return earlier(id, hash).orElseThrow(() -> e);
        }
    }

    private Optional<Answer> earlier(IdempotencyKey.Key id, String hash) {
        return keys.find(id).map(found -> {
            if (!found.isOf(hash)) {
                throw ProblemException.unprocessable("This Idempotency-Key was used with another request.");
            }
            return found.answer();
        });
    }
}
