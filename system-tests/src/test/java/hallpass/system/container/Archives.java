package hallpass.system.container;

import hallpass.launcher.Project;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The archives that the build has made. The name of an archive becomes its context root. */
final class Archives {

    private Archives() {}

    static WebArchive built(String module, String contextRoot) {
        return ShrinkWrap.create(ZipImporter.class, contextRoot + ".war")
                .importFrom(Project.root()
                        .resolve(module + "/target/" + module + ".war")
                        .toFile())
                .as(WebArchive.class);
    }
}
