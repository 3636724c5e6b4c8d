package hallpass.todo.list;

/** A list as one member sees it: with that member's role and the number of tasks. */
record SeenList(TaskList list, MemberRole role, long tasks) {
    private static final long COUNTS = 1_000_000_000L;

    /**
     * The number in the ETag. It contains the count of tasks, like the answer: a 304 must not hide a new task, and
     * {@code DELETE} with {@code If-Match} must not delete a task that the client never saw.
     */
    long version() {
        return list.version() * COUNTS + tasks;
    }
}
