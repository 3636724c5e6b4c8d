/** Clients: services with a secret of their own, introspection, and client libraries that other people wrote. */
package hallpass.system.client;
