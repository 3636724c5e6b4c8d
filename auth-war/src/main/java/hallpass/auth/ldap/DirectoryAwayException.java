package hallpass.auth.ldap;

/**
 * The directory does not answer or does not let this service in, or the password for it cannot be read. So it is not
 * known whether the user's password is right.
 */
class DirectoryAwayException extends Exception {

    DirectoryAwayException(Throwable cause) {
        super(cause);
    }
}
