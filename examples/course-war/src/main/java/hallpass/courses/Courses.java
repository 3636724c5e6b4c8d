package hallpass.courses;

import hallpass.database.InstantColumn;
import hallpass.database.write.Transaction;
import hallpass.resource.problem.ProblemException;
import hallpass.resource.rest.Ids;
import hallpass.resource.rest.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** The store of courses. */
@ApplicationScoped
class Courses {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    @PersistenceContext
    EntityManager em;

    @Inject
    Transaction transaction;

    @Inject
    Clock clock;

    /** One more than a page, oldest first. */
    List<Course> list(PageRequest page) {
        return em.createQuery("select p from Course p where p.id > :after order by p.id", Course.class)
                .setParameter("after", page.afterId(BEFORE_ALL))
                .setMaxResults(page.size() + 1)
                .getResultList();
    }

    Course get(UUID id) {
        return found(em.find(Course.class, id));
    }

    /** @param teacher as the access token names its user */
    Course create(CourseForm form, String teacher) {
        return transaction.run(() -> {
            Course course = new Course(Ids.next(), form, teacher, InstantColumn.now(clock));
            em.persist(course);
            em.flush(); // for the version
            return course;
        });
    }

    /** @param precondition is asked with the version that is about to be changed; throws to refuse */
    Course change(UUID id, @Nullable JsonObject patch, LongConsumer precondition) {
        return transaction.run(() -> {
            Course course = held(id, precondition);
            course.become(CourseForm.of(course, patch), InstantColumn.now(clock));
            em.flush(); // for the new version
            return course;
        });
    }

    void delete(UUID id, LongConsumer precondition) {
        transaction.run(() -> {
            em.remove(held(id, precondition));
            return null;
        });
    }

    private Course held(UUID id, LongConsumer precondition) {
        Course course = found(em.find(Course.class, id, LockModeType.PESSIMISTIC_WRITE));
        precondition.accept(course.version());
        return course;
    }

    private static Course found(@Nullable Course course) {
        if (course == null) {
            throw ProblemException.notFound();
        }
        return course;
    }
}
