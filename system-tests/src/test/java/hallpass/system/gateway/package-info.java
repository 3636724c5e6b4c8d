/** All services behind a gateway: one address with TLS, several servers. */
package hallpass.system.gateway;
