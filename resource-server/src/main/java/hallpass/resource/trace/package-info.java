/** What ties a request to the lines that it leaves in logs. */
@NullMarked
package hallpass.resource.trace;

import org.jspecify.annotations.NullMarked;
