package hallpass.auth.status;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.persistence.PostUpdate;

/** Tells this replica at once about what it ended itself, before it reads the database again. */
public class IndexListener {

    @PostUpdate
    void updated(StatusIndex index) {
        if (index.ended()) {
            CDI.current().getBeanManager().getEvent().select(IndexEnded.class).fire(new IndexEnded(index.id()));
        }
    }
}
