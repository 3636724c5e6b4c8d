/** What an operator relies on: health, metrics, logs, settings, restarts, replicas, and what happens if something is away. */
package hallpass.system.operations;
