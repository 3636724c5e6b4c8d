package hallpass.todo.list;

import hallpass.resource.rest.JsonBody;

/** A request to make a list. Two lists may have the same name. */
record NewList(String name) {

    static NewList from(JsonBody body) {
        NewList newList = new NewList(ListChange.name(body));
        body.check();
        return newList;
    }
}
