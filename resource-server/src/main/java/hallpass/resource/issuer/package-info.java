/**
 * The issuers that this service trusts besides its own, as the operator configured them ({@code ConfiguredIssuers}).
 * Their keys are in {@code key}, their lists of ended sessions in {@code status}.
 */
@NullMarked
package hallpass.resource.issuer;

import org.jspecify.annotations.NullMarked;
