package hallpass.auth.ldap;

/** The directory does not answer, or does not let this service in. So it is not known whether the password is right. */
class DirectoryAwayException extends Exception {

    DirectoryAwayException(Throwable cause) {
        super(cause);
    }
}
