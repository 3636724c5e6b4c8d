/**
 * The frame of the pages that this server renders: templates (compiled from {@code src/main/jte}), texts in two
 * languages, the operator's brand, the Content-Security-Policy and the tokens of forms. The features
 * say what a page is about, and ask {@link hallpass.auth.page.Pages} to render it.
 */
@NullMarked
package hallpass.auth.page;

import org.jspecify.annotations.NullMarked;
