package hallpass.resource.rest;

import hallpass.resource.problem.ProblemException;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which page of which listing. The token holds the sort key of the last item seen, not a number of items to skip: what
 * is added or removed meanwhile makes no item appear twice or not at all.
 */
public final class PageRequest {

    private static final int DEFAULT_SIZE = 20;
    private static final int MAX_SIZE = 100;

    private final int size;
    private final String scope;
    private final @Nullable List<String> after;

    private PageRequest(int size, String scope, @Nullable List<String> after) {
        this.size = size;
        this.scope = scope;
        this.after = after;
    }

    /**
     * @param scope all that selects the listing (filters, order, caller): a token of another listing is refused
     * @throws ProblemException 400 if a parameter is not one that this listing gave
     */
    public static PageRequest of(@Nullable String pageSize, @Nullable String pageToken, @Nullable Object... scope) {
        String selected = Integer.toHexString(Arrays.deepHashCode(scope));
        return new PageRequest(size(pageSize), selected, pageToken == null ? null : key(pageToken, selected));
    }

    /** @return items a page, 1..100 */
    public int size() {
        return size;
    }

    public boolean first() {
        return after == null;
    }

    /** @return the sort key of the last item of the page before; null on the first page */
    public @Nullable List<String> after() {
        return after;
    }

    /** The place to begin at in a listing that is sorted by id alone; the first page begins at {@code start}. */
    public UUID afterId(UUID start) {
        try {
            return after == null ? start : UUID.fromString(after.get(0));
        } catch (IllegalArgumentException forged) {
            throw foreignToken();
        }
    }

    /** The refusal of a token that is well-formed, but whose sort key is none of this listing's. */
    public static ProblemException foreignToken() {
        return ProblemException.invalid("page_token", "is not one that this listing gave; begin again without it");
    }

    String tokenAfter(List<String> key) {
        var array = Json.createArrayBuilder().add(scope);
        key.forEach(array::add);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(array.build().toString().getBytes(StandardCharsets.UTF_8));
    }

    private static int size(@Nullable String pageSize) {
        if (pageSize == null) {
            return DEFAULT_SIZE;
        }
        try {
            int size = Integer.parseInt(pageSize);
            if (size >= 1 && size <= MAX_SIZE) {
                return size;
            }
        } catch (NumberFormatException notANumber) {
            // the same answer as for a number out of range
        }
        throw ProblemException.invalid("page_size", "must be a number from 1 to " + MAX_SIZE);
    }

    private static List<String> key(String token, String scope) {
        try (JsonReader reader = Json.createReader(
                new StringReader(new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8)))) {
            JsonArray array = reader.readArray();
            List<String> parts = array.getValuesAs(JsonString.class).stream()
                    .map(JsonString::getString)
                    .toList();
            if (parts.size() > 1 && Objects.equals(parts.get(0), scope)) {
                return parts.subList(1, parts.size());
            }
        } catch (RuntimeException malformed) {
            // the same answer as for a token of another listing; nesting without end is a plain one in Parsson
        }
        throw foreignToken();
    }
}
