/**
 * Mail with links: for proving that one reads an address, and for a forgotten password. A request only leaves a row
 * in {@code mailed_links}, the same for an address that is known and for one that is not; {@link
 * hallpass.auth.mail.MailSchedule} finds out later what there is to send. The token of a link is made when the mail
 * is, and only its hash is kept.
 */
@NullMarked
package hallpass.auth.mail;

import org.jspecify.annotations.NullMarked;
