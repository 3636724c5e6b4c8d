package hallpass.todo.list;

import java.util.Locale;

/** A viewer reads the list, an editor also writes its tasks, an owner also changes and deletes the list. */
public enum MemberRole {
    OWNER,
    EDITOR,
    VIEWER;

    public boolean mayWriteTasks() {
        return this != VIEWER;
    }

    boolean mayChangeList() {
        return this == OWNER;
    }

    /** As it stands in JSON. */
    String json() {
        return name().toLowerCase(Locale.ROOT);
    }
}
