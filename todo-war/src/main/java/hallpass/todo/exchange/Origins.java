package hallpass.todo.exchange;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/** What was made of what, for each user: an import of the same file finds it. */
@ApplicationScoped
class Origins {
    private static final int LONG = 200; // characters

    @PersistenceContext
    EntityManager em;

    Optional<UUID> made(UUID user, String origin) {
        return em
                .createNativeQuery(
                        "select cast(made_id as varchar(36)) from import_origin where user_id = ?1 and origin = ?2")
                .setParameter(1, user)
                .setParameter(2, key(origin))
                .getResultList()
                .stream()
                .findFirst()
                .map(id -> UUID.fromString(id.toString()));
    }

    void keep(UUID user, String origin, UUID made) {
        em.createNativeQuery("delete from import_origin where user_id = ?1 and origin = ?2")
                .setParameter(1, user)
                .setParameter(2, key(origin))
                .executeUpdate();
        em.createNativeQuery("insert into import_origin (user_id, origin, made_id) values (?1, ?2, ?3)")
                .setParameter(1, user)
                .setParameter(2, key(origin))
                .setParameter(3, made)
                .executeUpdate();
    }

    private static String key(String origin) {
        return origin.length() <= LONG
                ? origin
                : origin.substring(0, LONG) + UUID.nameUUIDFromBytes(origin.getBytes(StandardCharsets.UTF_8));
    }
}
