/**
 * Serves the browser application at {@code /}: its files, its one HTML page for every address that the router of the
 * page knows, and where the services are ({@code /config.json}). It knows nothing of users and tokens; the page talks
 * to the services itself.
 */
@NullMarked
package hallpass.web;

import org.jspecify.annotations.NullMarked;
