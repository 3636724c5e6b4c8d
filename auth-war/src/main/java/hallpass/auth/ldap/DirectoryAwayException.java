package hallpass.auth.ldap;

/** The directory does not answer, or does not let this service in: nothing can be said about anybody's password. */
class DirectoryAwayException extends Exception {

    DirectoryAwayException(Throwable cause) {
        super(cause);
    }
}
