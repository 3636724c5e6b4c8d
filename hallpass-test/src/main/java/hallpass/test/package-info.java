/**
 * An issuer for tests: it runs in the test's own process, signs whatever access token a test needs, and publishes what
 * a service asks an issuer for. {@link hallpass.test.Hallpass} is the extension of JUnit 5, {@link
 * hallpass.test.TestIssuer} the same without JUnit, {@link hallpass.test.TestIssuerProgram} the same as a program.
 */
@NullMarked
package hallpass.test;

import org.jspecify.annotations.NullMarked;
