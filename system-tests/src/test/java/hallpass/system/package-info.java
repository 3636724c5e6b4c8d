/**
 * The contract, tested on running servers. No test depends on another one, on a well-known port or on a pause.
 *
 * <p>The services: {@code account}, {@code signin}, {@code hosted}, {@code session}, {@code token}, {@code client},
 * {@code audit}; {@code todo}, {@code sharing}, {@code exchange}, {@code sync}; {@code examples}, {@code verifier}.
 *
 * <p>Rules for all of them: {@code request}, {@code access}, {@code contract}, {@code generated}, {@code attack},
 * {@code flow}, {@code browser}.
 *
 * <p>Running them: {@code operations}, {@code gateway}, {@code deploy}, {@code container}, {@code fault}.
 *
 * <p>What the tests are made of: {@code servers} starts the systems, {@code http} sends requests and checks answers,
 * {@code node} runs programs for Node.
 *
 * <p>One class: {@code mvn verify -Dit.test=TasksIT -Dfailsafe.failIfNoSpecifiedTests=false}. On one engine only: add
 * {@code -Dhallpass.engine=h2} or {@code -Dhallpass.engine=postgresql}.
 */
package hallpass.system;
