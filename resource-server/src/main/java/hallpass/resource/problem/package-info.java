/** Errors as the caller sees them (RFC 9457): one place that turns failures into problems; the log keeps the rest. */
@NullMarked
package hallpass.resource.problem;

import org.jspecify.annotations.NullMarked;
