/** A service with Quarkus that takes the access tokens of Hallpass (docs/verifiers.md). */
@NullMarked
package hallpass.verifier.quarkus;

import org.jspecify.annotations.NullMarked;
