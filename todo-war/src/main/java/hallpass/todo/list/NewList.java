package hallpass.todo.list;

import hallpass.resource.rest.JsonBody;

/** What a client sends to make a list. Two lists may have the same name. */
public record NewList(String name) {

    static NewList from(JsonBody body) {
        NewList asked = new NewList(ListChange.name(body));
        body.check();
        return asked;
    }
}
