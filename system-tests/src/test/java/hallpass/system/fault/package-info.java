/** What is lost, and for how long, when something is killed under load: benchmarks/faults.sh runs and prints it. */
package hallpass.system.fault;
