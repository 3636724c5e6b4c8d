/** A service with Spring Boot that takes the access tokens of Hallpass (docs/verifiers.md). */
@NullMarked
package hallpass.verifier.spring;

import org.jspecify.annotations.NullMarked;
