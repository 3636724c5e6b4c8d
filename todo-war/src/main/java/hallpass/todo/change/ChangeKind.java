package hallpass.todo.change;

/** What happened; the ordinals are stored. */
public enum ChangeKind {
    CREATED,
    CHANGED,
    /** A task was deleted or moved away, or a user has no part in a list any more. */
    DELETED,
    /** A user has a part in a list: all that is in it is new to that user. */
    JOINED
}
