/** The sample services: they keep the contract too, and go on if a service that they ask is away. */
package hallpass.system.examples;
