/** Every way that we know to get past the access token's check, against services that trust an issuer of our own. */
package hallpass.system.attack;
