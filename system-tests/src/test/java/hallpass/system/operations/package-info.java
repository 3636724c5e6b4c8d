/** What an operator relies on: health, metrics, logs, settings, restarts, replicas, outages. */
package hallpass.system.operations;
