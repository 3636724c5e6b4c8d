package hallpass.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignpostsTest {

    @TempDir
    Path sources;

    @Test
    void a_package_without_a_signpost_and_one_that_forgets_a_package_are_named() throws IOException {
        write("notes/package-info.java", "/** {@code page} and page.print */");
        write("notes/page/Page.java", "");
        write("notes/print/package-info.java", "/** Prints. */");

        assertEquals(
                List.of("notes does not name the package print", "notes.page has no package-info.java"),
                Signposts.missing(sources));
    }

    @Test
    void a_folder_without_classes_needs_no_signpost() throws IOException {
        write("org/notes/package-info.java", "/** Notes. */");

        assertEquals(List.of(), Signposts.missing(sources));
    }

    @Test
    void the_uppermost_list_is_the_order() throws IOException {
        write("org/notes/package-info.java", "/** <ul>\n * <li>{@code print}: prints\n * <li>{@code page}: pages */");
        write("org/notes/page/package-info.java", "/** Without a list. */");

        assertEquals(List.of("org.notes.print", "org.notes.page"), Signposts.order(sources));
        assertEquals(List.of(), Signposts.order(sources.resolve("org/notes/page")));
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(sources.resolve(file).getParent());
        Files.writeString(sources.resolve(file), text);
    }
}
