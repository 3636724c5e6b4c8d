/** Sessions: refresh tokens and cookies, how a session ends, and how soon everybody knows that it has. */
package hallpass.system.session;
