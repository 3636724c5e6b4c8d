package hallpass.todo.admin;

/** How much there is. */
public record Statistics(long users, long lists, long tasksOpen, long tasksDone) {}
