/** What is lost, and for how long, if something is killed under load. {@code benchmarks/faults.sh} runs it. */
package hallpass.system.fault;
