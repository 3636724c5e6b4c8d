package hallpass.launcher;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the build stands: the root of the checkout and the Liberty that it unpacked. */
public final class Project {

    private Project() {}

    /** @return the folder with {@code liberty-config}: {@code -Dhallpass.root}, or the nearest one above */
    public static Path root() {
        Path here = Path.of(System.getProperty("hallpass.root", ""))
                .toAbsolutePath()
                .normalize();
        for (Path folder = here; folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("liberty-config"))) {
                return folder;
            }
        }
        throw new IllegalStateException("Run this inside a checkout of Hallpass, not in " + here);
    }

    static Path liberty() {
        return root().resolve("target").resolve("liberty").resolve("wlp");
    }
}
