package ${package};

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The notes of all users, in memory. */
@ApplicationScoped
public class Notes {

    private final Map<UUID, Note> notes = new ConcurrentHashMap<>();

    Note of(UUID user) {
        return notes.getOrDefault(user, Note.EMPTY);
    }

    Note write(UUID user, Note note) {
        notes.put(user, note);
        return note;
    }

    int count() {
        return notes.size();
    }
}
