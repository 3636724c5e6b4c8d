/** Runs programs for Node, which are in {@code src/test/node}. */
package hallpass.system.node;
