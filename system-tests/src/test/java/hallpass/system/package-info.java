/**
 * The contract, theme by theme, asked of running servers. No test needs another, a well-known port that is free, or a pause.
 *
 * <p>The services: {@code account}, {@code signin}, {@code session}, {@code token}, {@code client}, {@code audit};
 * {@code todo}, {@code sharing}, {@code exchange}, {@code sync}; {@code examples}.
 *
 * <p>What holds for all of them: {@code request}, {@code access}, {@code contract}, {@code generated}, {@code attack},
 * {@code flow}, {@code browser}.
 *
 * <p>Running them: {@code operations}, {@code gateway}, {@code deploy}, {@code container}, {@code fault}.
 *
 * <p>What the tests are made of: {@code servers} starts the systems, {@code http} asks them, {@code node} runs programs for
 * Node.
 */
package hallpass.system;
