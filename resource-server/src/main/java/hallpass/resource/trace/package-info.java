/** Connects a request with its lines in the logs. */
@NullMarked
package hallpass.resource.trace;

import org.jspecify.annotations.NullMarked;
