package hallpass.system.sync;

import hallpass.system.http.Http;
import hallpass.system.http.Json;
import hallpass.system.http.TestUser;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A client's copy of the user's tasks and lists, kept up to date by {@code /todo/changes}. */
final class Copy {

    private final Http http;
    private final TestUser user;
    private final int size;
    private final List<JsonObject> told = new ArrayList<>();
    private String cursor = "";

    Copy(Http http, TestUser user, int size) {
        this.http = http;
        this.user = user;
        this.size = size;
        read();
    }

    List<JsonObject> read() {
        List<JsonObject> items = new ArrayList<>();
        JsonObject part;
        do {
            part = http.get("/todo/changes?page_size=" + size + "&since=" + cursor)
                    .as(user)
                    .expect(200)
                    .json();
            items.addAll(Json.objects(part, "items"));
            cursor = part.getString("cursor");
        } while (part.containsKey("next_page_token"));
        told.addAll(items);
        return items;
    }

    Set<String> tasks(String change) {
        Set<String> ids = new HashSet<>();
        told.stream()
                .filter(item -> item.getString("entity").equals("task"))
                .filter(item -> item.getString("change").equals(change))
                .forEach(item -> ids.add(item.getString("id")));
        return ids;
    }

    @Override
    public String toString() {
        return told.toString();
    }
}
