/** Sign-ins: with a password of ours or of a directory, wrong ones, and the limits on guessing. */
package hallpass.system.signin;
