package hallpass.benchmark;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** One HTTP/1.1 request, encoded once and sent many times. */
record Request(byte[] bytes) {

    static Request get(String path, Map<String, String> headers) {
        return of("GET", path, headers, null, "");
    }

    static Request json(String method, String path, Map<String, String> headers, String body) {
        return of(method, path, headers, "application/json", body);
    }

    static Request form(String path, String body) {
        return form(path, Map.of(), body);
    }

    static Request form(String path, Map<String, String> headers, String body) {
        return of("POST", path, headers, "application/x-www-form-urlencoded", body);
    }

    private static Request of(
            String method,
            String path,
            Map<String, String> headers,
            @org.jspecify.annotations.Nullable String type,
            String body) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put("Host", "localhost");
        if (type != null) {
            all.put("Content-Type", type);
            all.put("Content-Length", Integer.toString(content.length));
        }
        StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
        all.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append("\r\n");
        byte[] start = head.toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] bytes = new byte[start.length + content.length];
        System.arraycopy(start, 0, bytes, 0, start.length);
        System.arraycopy(content, 0, bytes, start.length, content.length);
        return new Request(bytes);
    }
}
