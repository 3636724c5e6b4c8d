package hallpass.todo.admin;

/** An administrator asks how much there is: a CDI event. Each package adds what it counts. */
public final class StatisticsRequest {
    private long users;
    private long lists;
    private long openTasks;
    private long doneTasks;

    /** @param users the users who have a part in a list */
    public void addLists(long lists, long users) {
        this.lists += lists;
        this.users += users;
    }

    public void addTasks(long open, long done) {
        openTasks += open;
        doneTasks += done;
    }

    Statistics statistics() {
        return new Statistics(users, lists, openTasks, doneTasks);
    }
}
