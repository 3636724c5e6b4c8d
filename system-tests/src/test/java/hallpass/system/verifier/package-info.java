/** Services of other frameworks that verify our access tokens: {@code examples/verifiers}. */
package hallpass.system.verifier;
