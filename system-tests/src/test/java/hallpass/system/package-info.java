/** The contract, theme by theme, asked of running servers. No test needs another, a free well-known port or a pause. */
package hallpass.system;
