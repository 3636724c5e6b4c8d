package hallpass.launcher;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folders of this checkout: its root, and the Liberty that the build unpacked. */
public final class Project {

    private Project() {}

    /** @return the nearest folder with {@code liberty-config}, upwards from {@code -Dhallpass.root} or from here */
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
