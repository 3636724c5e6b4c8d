package hallpass.auth.audit;

import hallpass.auth.client.ServiceClients;
import hallpass.auth.event.RecordedEvent;
import hallpass.auth.user.User;
import hallpass.auth.user.Users;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names that people know users and clients by. The audit table itself keeps ids, which never change. */
@ApplicationScoped
class AuditNames {

    private static final UUID NOBODY = new UUID(0, 0);

    @Inject
    Users users;

    @Inject
    ServiceClients clients;

    /** @return e-mails of users and names of clients, by id; what is gone is not in it */
    Map<String, String> of(List<RecordedEvent> events) {
        Set<String> ids = events.stream()
                .flatMap(event -> Stream.of(Optional.ofNullable(event.actor()), Optional.ofNullable(event.subject())))
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        Map<String, String> names = new HashMap<>(clients.names(ids));
        List<UUID> possible =
                ids.stream().map(AuditNames::uuid).flatMap(Optional::stream).toList();
        users.emails(possible).forEach((id, email) -> names.put(Objects.toString(id), email));
        return names;
    }

    /** @return the id of the user with this e-mail; an id that nobody has if there is no such user */
    UUID user(String email) {
        return users.byEmail(email).map(User::id).orElse(NOBODY);
    }

    private static Optional<UUID> uuid(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException noUser) {
            return Optional.empty();
        }
    }
}
