/**
 * The frame of the pages that this server renders: templates (compiled from {@code src/main/jte}), texts in two
 * languages, the operator's brand, the Content-Security-Policy and the tokens of forms. What the pages are about stands
 * in the features above; {@link hallpass.auth.page.Pages} is their door.
 */
@NullMarked
package hallpass.auth.page;

import org.jspecify.annotations.NullMarked;
