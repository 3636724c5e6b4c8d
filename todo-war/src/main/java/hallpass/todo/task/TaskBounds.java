package hallpass.todo.task;

/** How much a task may hold. A client that sends more is refused; an import cuts it, and says so. */
public final class TaskBounds {
    public static final int TITLE = 255; // code points
    public static final int NOTES = 10_000; // code points
    public static final int TAGS = 20;
    public static final int TAG = 50; // code points

    /** Occurrences that one series leaves out. */
    public static final int EXCLUDED = 500;

    private TaskBounds() {}
}
