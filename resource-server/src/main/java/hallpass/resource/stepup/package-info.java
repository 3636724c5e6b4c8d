/**
 * Methods that want a fresh or strong sign-in of their caller (RFC 9470): {@link hallpass.resource.stepup.StepUp} on a
 * resource method, or {@link hallpass.resource.stepup.SignInNeed} in a rule.
 */
@NullMarked
package hallpass.resource.stepup;

import org.jspecify.annotations.NullMarked;
