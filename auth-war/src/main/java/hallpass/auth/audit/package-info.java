/**
 * The audit table as admins read it, and how long it is kept. Nothing here writes an event, and nothing changes one.
 */
@NullMarked
package hallpass.auth.audit;

import org.jspecify.annotations.NullMarked;
