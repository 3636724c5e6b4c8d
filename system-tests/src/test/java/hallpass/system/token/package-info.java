/** Access tokens and the keys that sign them: what is in a token, what is no token of ours, the life of a key. */
package hallpass.system.token;
