/**
 * For every resource: strict JSON bodies ({@code JsonBody}), tables ({@code CsvRows}), entity tags and preconditions
 * ({@code Versioned}), pages by cursor ({@code Page}), identifiers ({@code Ids}), the clock. {@code Authorize} and
 * {@code SharedAnswers} complete the API's description.
 */
@NullMarked
package hallpass.resource.rest;

import org.jspecify.annotations.NullMarked;
