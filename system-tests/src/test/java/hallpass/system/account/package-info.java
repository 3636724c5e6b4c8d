/** Accounts: how a user gets one, changes it and deletes it, what admins may do with it, and the links sent by mail. */
package hallpass.system.account;
