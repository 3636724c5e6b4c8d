package ${package};

import hallpass.resource.rest.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The notes of all users, in memory. */
@ApplicationScoped
public class Notes {

    private static final int KEPT = 100; // of one user

    private final Map<UUID, Deque<Note>> notes = new ConcurrentHashMap<>();

    /** @return the latest notes of a user, newest first */
    List<Note> of(UUID owner) {
        return List.copyOf(notes.getOrDefault(owner, new ArrayDeque<>()));
    }

    Optional<Note> find(UUID owner, UUID id) {
        return of(owner).stream().filter(note -> note.id().equals(id)).findFirst();
    }

    Note write(UUID owner, NewNote note) {
        Note written = new Note(Ids.next(), note.text());
        notes.compute(owner, (same, before) -> {
            Deque<Note> all = before == null ? new ArrayDeque<>() : new ArrayDeque<>(before);
            all.addFirst(written);
            if (all.size() > KEPT) {
                all.removeLast();
            }
            return all;
        });
        return written;
    }

    void removeAll(UUID owner) {
        notes.remove(owner);
    }

    long count() {
        return notes.values().stream().mapToLong(Collection::size).sum();
    }
}
