package hallpass.test;

import java.util.Map;

final class JsonView {

    private JsonView() {}

    @SuppressWarnings("unchecked") // the members of an object of JSON are texts
    static Map<String, Object> object(Map<String, Object> whole, String member) {
        return (Map<String, Object>) whole.get(member);
    }
}
