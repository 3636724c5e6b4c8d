package hallpass.todo.exchange;

import hallpass.todo.admin.UserErasure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Remembers for each user which list or task an import made of which one of a file. A second import of the same file
 * finds it and makes nothing twice.
 */
@ApplicationScoped
class Origins {
    private static final int LONG = 200; // characters
    private static final Pattern PLAIN = Pattern.compile("[^\\p{Cntrl}\\p{Cs}]*");

    @PersistenceContext
    EntityManager em;

    Optional<UUID> made(UUID user, String origin) {
        return Optional.ofNullable(made(user, List.of(origin)).get(origin));
    }

    /** The ids that were made, for those of the origins that are known. All origins go into one statement. */
    Map<String, UUID> made(UUID user, Collection<String> origins) {
        Map<String, String> keys = new HashMap<>();
        origins.forEach(origin -> keys.put(key(origin), origin));
        Map<String, UUID> made = new HashMap<>();
        if (!keys.isEmpty()) {
            Query query = em.createNativeQuery("select origin, cast(made_id as varchar(36)) from import_origin"
                    + " where user_id = ?1 and origin in (" + parameters(2, keys.size()) + ")");
            bind(query.setParameter(1, user), 2, keys.keySet());
            for (Object row : query.getResultList()) {
                Object[] columns = (Object[]) row;
                made.put(keys.get(columns[0].toString()), UUID.fromString(columns[1].toString()));
            }
        }
        return made;
    }

    void keep(UUID user, String origin, UUID made) {
        keep(user, Map.of(origin, made));
    }

    /** Replaces what was kept for the same origins. */
    void keep(UUID user, Map<String, UUID> made) {
        Map<String, UUID> rows = new HashMap<>();
        made.forEach((origin, id) -> rows.put(key(origin), id));
        if (rows.isEmpty()) {
            return;
        }
        Query delete = em.createNativeQuery(
                "delete from import_origin where user_id = ?1 and origin in (" + parameters(2, rows.size()) + ")");
        bind(delete.setParameter(1, user), 2, rows.keySet());
        delete.executeUpdate();
        Query insert = em.createNativeQuery("insert into import_origin (user_id, origin, made_id) values "
                + IntStream.range(0, rows.size())
                        .mapToObj(row -> "(?1, ?" + (2 + 2 * row) + ", ?" + (3 + 2 * row) + ")")
                        .collect(Collectors.joining(", ")));
        List<Object> values = new ArrayList<>();
        rows.forEach((origin, id) -> values.addAll(List.of(origin, id)));
        bind(insert.setParameter(1, user), 2, values);
        insert.executeUpdate();
    }

    void forget(@Observes UserErasure erasure) {
        em.createNativeQuery("delete from import_origin where user_id = ?1")
                .setParameter(1, erasure.user())
                .executeUpdate();
    }

    private static String parameters(int first, int count) {
        return IntStream.range(first, first + count).mapToObj(i -> "?" + i).collect(Collectors.joining(", "));
    }

    private static void bind(Query query, int first, Collection<?> values) {
        int position = first;
        for (Object value : values) {
            query.setParameter(position++, value);
        }
    }

    /** A key of bounded length that every database can store, whatever a file calls its things. */
    static String key(String origin) {
        return origin.length() <= LONG && PLAIN.matcher(origin).matches()
                ? origin
                : origin.substring(0, origin.indexOf(':') + 1)
                        + UUID.nameUUIDFromBytes(origin.getBytes(StandardCharsets.UTF_16));
    }
}
