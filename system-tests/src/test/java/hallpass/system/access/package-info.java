/** Who may do what: every path without a token, with too small a role, or for the data of another user. */
package hallpass.system.access;
