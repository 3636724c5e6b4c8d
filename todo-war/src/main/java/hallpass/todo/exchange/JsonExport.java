package hallpass.todo.exchange;

import hallpass.resource.rest.SnakeCase;
import hallpass.todo.list.TaskListView;
import hallpass.todo.task.SeenTask;
import hallpass.todo.task.Series;
import jakarta.json.Json;
import jakarta.json.bind.Jsonb;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Writes everything in JSON, so that an import makes exactly the same again. */
final class JsonExport {
    private static final Jsonb JSON = new SnakeCase().getContext(SeenTask.class);

    private JsonExport() {}

    static void write(Contents contents, UUID user, Instant now, Writer out) throws IOException {
        UUID inbox = contents.inbox(user);
        List<TaskListView> lists = contents.lists(user);
        out.write("{\"version\":1,\"exported_at\":\"" + now + "\",\"lists\":[");
        String separator = "";
        for (TaskListView list : lists) {
            out.write(separator + "\n" + list(list, list.id().equals(inbox)));
            separator = ",";
        }
        out.write("],\"tasks\":[");
        boolean[] first = {true};
        contents.tasks(user, lists, (list, seen) -> {
            out.write(first[0] ? "\n" : ",\n");
            first[0] = false;
            out.write(task(seen));
        });
        out.write("]}\n");
    }

    private static String list(TaskListView list, boolean inbox) {
        return Json.createObjectBuilder()
                .add("id", list.id().toString())
                .add("name", list.name())
                .add("inbox", inbox)
                .add("role", list.role())
                .build()
                .toString();
    }

    private static String task(SeenTask seen) {
        String task = JSON.toJson(seen.task());
        Series series = seen.series();
        return series == null
                ? task
                : task.substring(0, task.lastIndexOf('}')) + ",\"series\":" + JSON.toJson(series) + "}";
    }
}
