/** For every resource: strict JSON bodies, entity tags and preconditions, pages by cursor, identifiers. */
@NullMarked
package hallpass.resource.rest;

import org.jspecify.annotations.NullMarked;
