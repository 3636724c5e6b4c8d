package hallpass.auth.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** The compiled templates. They escape all that is put into them, by where it stands. */
@ApplicationScoped
class Templates {

    private static final String PACKAGE = "hallpass.auth.page.template";
    private static final int USUAL_LENGTH = 4096;

    /** By this application's class loader: the engine would look for a folder of its own otherwise. */
    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(null, ContentType.Html, Templates.class.getClassLoader(), PACKAGE);

    String render(String template, Frame frame, Object model) {
        StringOutput html = new StringOutput(USUAL_LENGTH);
        engine.render(template + ".jte", Map.of("frame", frame, "model", model), html);
        return html.toString();
    }
}
