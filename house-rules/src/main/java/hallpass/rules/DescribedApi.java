package hallpass.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The operations that an OpenAPI file describes, to be compared with the resource methods. */
final class DescribedApi {

    private static final Set<String> VERBS = Set.of("get", "put", "post", "delete", "options", "head", "patch");

    /** A member of an operation whose code reads the query itself, so that the parameters can't be compared. */
    private static final String WHOLE_QUERY = "x-whole-query";

    private static final String LOCAL = "#/";

    private final Map<String, ?> document;

    DescribedApi(String yaml) {
        document = object(new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml));
    }

    /** @return the differences between file and code, one sentence each */
    List<String> differences(List<ResourceMethod> methods) {
        List<String> differences = new ArrayList<>();
        Map<String, Operation> described = operations();
        findUnmergeable("", document, differences);
        Set<String> answered = new LinkedHashSet<>();
        for (ResourceMethod method : methods) {
            answered.add(method.operation()); // by more than one method, if they differ in their media types
            Operation operation = described.get(method.operation());
            if (operation == null) {
                differences.add(method.operation() + " is not described (" + method.name() + ")");
            } else {
                compare(method, operation, differences);
            }
        }
        described.keySet().removeAll(answered);
        described.keySet().forEach(operation -> differences.add(operation + " is described, but no method answers it"));
        return differences;
    }

    /** What a server with several applications cannot merge: it would answer 500 instead of a description. */
    private static void findUnmergeable(String path, @Nullable Object value, List<String> differences) {
        if (value instanceof Map<?, ?> members) {
            members.forEach((name, member) -> {
                if (member == null) {
                    differences.add(path + "/" + name + " has no value: quote a text with a comma");
                } else if (name.equals("additionalProperties") && member instanceof Boolean) {
                    differences.add(path + "/" + name + " is no schema but true or false");
                }
                if (!name.equals("examples")) { // these are values, and may be null
                    findUnmergeable(path + "/" + name, member, differences);
                }
            });
        } else if (value instanceof List<?> items) {
            items.forEach(item -> findUnmergeable(path, item, differences));
        }
    }

    private static void compare(ResourceMethod method, Operation operation, List<String> differences) {
        Claims claims = new Claims(method.operation(), differences);
        claims.agree("needs an access token", method.asksForToken(), operation.secured());
        claims.agree("reads a body", method.body(), operation.body());
        claims.agree("reads If-None-Match", method.conditionalRead(), operation.header("If-None-Match"));
        claims.agree("reads If-Match", method.conditionalChange(), operation.header("If-Match"));
        claims.needed(method.asksForToken(), operation, "401", "403");
        if (operation.body() && !operation.bodyRequired()) {
            differences.add(method.operation() + " does not say that its body is required");
        }
        claims.needed(method.body(), operation, "413", "415");
        claims.needed(method.conditionalRead(), operation, "304");
        claims.needed(method.conditionalChange(), operation, "412");
        for (String name : method.queryParameters()) {
            claims.agree(
                    "reads the parameter " + name, true, operation.parameters().contains("query " + name));
        }
        for (String parameter : operation.parameters()) {
            String name = parameter.substring(parameter.indexOf(' ') + 1);
            if (parameter.startsWith("query ") && !operation.wholeQuery()) {
                claims.agree(
                        "reads the parameter " + name, method.queryParameters().contains(name), true);
            } else if (parameter.startsWith("path ")) {
                claims.agree("has {" + name + "} in its path", method.path().contains("{" + name + "}"), true);
            }
        }
    }

    private Map<String, Operation> operations() {
        Map<String, Operation> operations = new LinkedHashMap<>();
        object(document.get("paths")).forEach((path, item) -> {
            Map<String, ?> operationsOfPath = object(item);
            for (Map.Entry<String, ?> each : operationsOfPath.entrySet()) {
                if (VERBS.contains(each.getKey())) {
                    operations.put(each.getKey() + " " + path, operation(operationsOfPath, object(each.getValue())));
                }
            }
        });
        return operations;
    }

    private Operation operation(Map<String, ?> item, Map<String, ?> operation) {
        Set<String> parameters = new LinkedHashSet<>();
        for (Map<String, ?> holder : List.of(item, operation)) {
            for (Object each : list(holder.get("parameters"))) {
                Map<String, ?> parameter = resolved(object(each));
                parameters.add(parameter.get("in") + " " + parameter.get("name"));
            }
        }
        Object security = operation.containsKey("security") ? operation.get("security") : document.get("security");
        boolean body = operation.get("requestBody") != null;
        Map<String, ?> described = resolved(object(operation.get("requestBody")));
        return new Operation(
                !list(security).isEmpty(),
                body,
                Boolean.TRUE.equals(described.get("required")),
                parameters,
                object(operation.get("responses")).keySet(),
                Boolean.TRUE.equals(operation.get(WHOLE_QUERY)));
    }

    private Map<String, ?> resolved(Map<String, ?> object) {
        if (!(object.get("$ref") instanceof String reference) || !reference.startsWith(LOCAL)) {
            return object;
        }
        Map<String, ?> here = document;
        for (String step : reference.substring(LOCAL.length()).split("/")) {
            here = object(here.get(step));
        }
        return here;
    }

    @SuppressWarnings("unchecked") // of YAML: names and values
    private static Map<String, ?> object(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, ?>) map : Map.of();
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    /**
     * @param parameters {@code "query page_size"}: where and by what name
     * @param wholeQuery whether the code reads the query as one text, as it came
     */
    private record Operation(
            boolean secured,
            boolean body,
            boolean bodyRequired,
            Set<String> parameters,
            Set<String> statuses,
            boolean wholeQuery) {

        boolean header(String name) {
            return parameters.contains("header " + name);
        }
    }

    private record Claims(String operation, List<String> differences) {

        void agree(String what, boolean code, boolean file) {
            if (code != file) {
                differences.add(operation + ": " + (code ? "the code " : "the file says that it ") + what + ", the "
                        + (code ? "file" : "code") + " does not");
            }
        }

        void needed(boolean applies, Operation described, String... statuses) {
            for (String status : statuses) {
                if (applies && !described.statuses().contains(status)) {
                    differences.add(operation + " may answer " + status + ", which is not described");
                }
            }
        }
    }
}
