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

/** Gives a repeated POST the answer of the first one, and creates nothing twice. */
@ApplicationScoped
public class Idempotency {
    public static final String HEADER = "Idempotency-Key";

    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7E]{1,255}");

    /** The caller of a request that needs no account. */
    public static final UUID ANYBODY = new UUID(0, 0);

    private final KeyedLock lock = new KeyedLock();

    @Inject
    IdempotencyKeys keys;

    @Inject
    Transaction transaction;

    /**
     * @param key as sent; without one, each request creates a thing
     * @param operation what is asked for, e.g. {@code POST tasks}: the same body elsewhere is another request
     * @param work creates the thing, joining the transaction that is there
     * @return 201 (200 for {@link PostResult#done}); with a key that was used before its first answer
     * @throws ProblemException 400 for a malformed key, 422 if the key was used with another body
     */
    public Response once(
            @Nullable String key, UUID user, String operation, JsonObject body, Supplier<PostResult> work) {
        if (key == null) {
            PostResult result = work.get();
            return result.location().isEmpty()
                    ? Response.ok(result.view()).build()
                    : Versioned.created(URI.create(result.location()), result.version(), result.view());
        }
        return once(key, user, operation, body, work, kept -> kept);
    }

    /**
     * As the other, for answers of which a part must not be stored.
     *
     * @param shown makes the body that the caller sees from the stored one, the first time and later
     */
    public Response once(
            String key,
            UUID user,
            String operation,
            JsonObject body,
            Supplier<PostResult> work,
            UnaryOperator<String> shown) {
        Fingerprint fingerprint = fingerprint(key);
        IdempotencyKey.Key id = new IdempotencyKey.Key(user, fingerprint.ofKey());
        String hash = fingerprint.of(operation, body);
        return lock.run(id, () -> earlier(id, hash).orElseGet(() -> make(id, hash, work)))
                .response(shown);
    }

    /** The first answer, if there was one. For callers that ask another service before they create anything. */
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

    private Answer make(IdempotencyKey.Key id, String hash, Supplier<PostResult> work) {
        try {
            return transaction.run(() -> {
                Answer answer = Answer.of(work.get());
                keys.keep(id, hash, answer);
                return answer;
            });
        } catch (RuntimeException e) { // the same key at the same time, and the other request was first
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
