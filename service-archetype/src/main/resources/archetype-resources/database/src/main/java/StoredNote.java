package ${package};

import hallpass.resource.rest.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A note with its owner. */
@Entity
@Table(name = "note")
class StoredNote {

    @Id
    private UUID id;

    /** The {@code sub} of the access token that it was written with. */
    @Column(updatable = false)
    private UUID owner;

    private String text;

    protected StoredNote() {} // for JPA

    StoredNote(UUID owner, NewNote note) {
        this.id = Ids.next();
        this.owner = owner;
        this.text = note.text();
    }

    Note note() {
        return new Note(id, text);
    }
}
