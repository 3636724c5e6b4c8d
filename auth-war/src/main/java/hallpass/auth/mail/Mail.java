package hallpass.auth.mail;

/**
 * A message in plain text.
 *
 * @param text holds a link that is good for an account: never to be logged
 */
record Mail(String to, String subject, String text, String language) {

    @Override
    public String toString() {
        return "Mail[]";
    }
}
