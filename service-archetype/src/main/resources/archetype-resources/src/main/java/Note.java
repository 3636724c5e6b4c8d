package ${package};

/** What a user has noted. */
public record Note(String text) {

    static final Note EMPTY = new Note("");
}
