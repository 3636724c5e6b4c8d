package hallpass.todo.list;

import hallpass.todo.admin.StatisticsRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Counts lists, and the users who have a part in one, for administrators. */
@ApplicationScoped
class ListStatistics {
    @PersistenceContext
    EntityManager em;

    void count(@Observes StatisticsRequest request) {
        request.addLists(
                count("select count(l.id) from TaskList l"),
                count("select count(distinct m.userId) from ListMember m"));
    }

    private long count(String jpql) {
        return em.createQuery(jpql, Long.class).getSingleResult();
    }
}
