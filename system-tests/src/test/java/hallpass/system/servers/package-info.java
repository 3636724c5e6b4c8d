/** The systems under test. Each is started once and shared; the database, mail and LDAP servers are here too. */
package hallpass.system.servers;
