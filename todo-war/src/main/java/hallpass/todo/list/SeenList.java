package hallpass.todo.list;

/** A list together with what one member sees of it: the own role, and how many tasks there are. */
record SeenList(TaskList list, MemberRole role, long tasks) {
    private static final long COUNTS = 1_000_000_000L;

    /**
     * The number in the ETag. The count is part of the answer, so it is part of the tag: a 304 must not hide a new task, and
     * {@code DELETE} with {@code If-Match} must not take a task along that its sender never saw.
     */
    long version() {
        return list.version() * COUNTS + tasks;
    }
}
