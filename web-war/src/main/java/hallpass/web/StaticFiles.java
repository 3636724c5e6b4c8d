package hallpass.web;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The files of the page, read once (a few hundred kB). A request is looked up by its exact path: no path of a request
 * ever reaches a disk, so none can leave the folder.
 */
class StaticFiles {
    private final Map<String, StaticFile> files = new HashMap<>();

    static StaticFiles of(ServletContext context) throws IOException {
        StaticFiles files = new StaticFiles();
        files.read(context, "/");
        return files;
    }

    Optional<StaticFile> at(String path) {
        return Optional.ofNullable(files.get(path));
    }

    private void read(ServletContext context, String folder) throws IOException {
        @Nullable Set<String> paths = context.getResourcePaths(folder);
        if (paths == null) return;
        for (String path : paths) {
            if (path.startsWith("/WEB-INF/") || path.startsWith("/META-INF/")) continue; // never for clients
            if (path.endsWith("/")) {
                read(context, path);
                continue;
            }
            try (InputStream in = context.getResourceAsStream(path)) {
                if (in != null) files.put(path, StaticFile.of(path, in.readAllBytes()));
            }
        }
    }
}
