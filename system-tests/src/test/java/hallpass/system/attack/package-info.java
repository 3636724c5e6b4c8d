/** Attempts to get past the check of access tokens, at services that trust an issuer of the tests. */
package hallpass.system.attack;
