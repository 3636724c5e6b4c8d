package hallpass.todo.list;

import hallpass.resource.forward.ServiceAnswer;
import hallpass.resource.forward.Services;
import hallpass.resource.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Finds people by their e-mail. */
@ApplicationScoped
class People {
    @Inject
    Services services;

    /** @throws ProblemException 503 if the auth service is away, 429 if the caller asked too often */
    Optional<Person> find(String email) {
        try {
            Directory.Entry found = services.client(Directory.class).find(email);
            return Optional.of(new Person(found.id(), found.name(), email));
        } catch (ServiceAnswer answer) {
            if (answer.status() == 400) {
                throw ProblemException.invalid("email", "is none that the directory takes");
            }
            if (answer.status() == 404) {
                return Optional.empty();
            }
            throw answer;
        }
    }
}
