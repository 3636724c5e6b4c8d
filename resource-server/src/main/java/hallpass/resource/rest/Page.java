package hallpass.resource.rest;

import jakarta.json.bind.annotation.JsonbNillable;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One page of a listing.
 *
 * @param nextPageToken asks for the page after this one; absent on the last page
 */
@JsonbNillable(false)
@Schema(requiredProperties = "items")
public record Page<T>(
        List<T> items,

        @Schema(name = "next_page_token", description = "Asks for the next page; absent on the last one") @Nullable
        String nextPageToken) {

    /**
     * Cuts a page from rows of which one more than asked for was read, to know whether another page follows.
     *
     * @param key what the listing is sorted by, unique: the next page begins after it
     */
    public static <E, V> Page<V> of(
            List<E> rows, PageRequest request, Function<E, List<String>> key, Function<E, V> view) {
        boolean more = rows.size() > request.size();
        List<E> shown = more ? rows.subList(0, request.size()) : rows;
        String next = more ? request.tokenAfter(key.apply(shown.get(shown.size() - 1))) : null;
        return new Page<>(shown.stream().map(view).toList(), next);
    }
}
