package hallpass.auth.mail;

import hallpass.auth.page.Brand;
import hallpass.auth.secret.Secret;
import hallpass.resource.setting.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/**
 * The texts of the mail. They hold nothing that a client typed, such as a name: anybody could have it sent to anybody.
 * They say in hours or minutes how long a link is good, and at the end the operator's name.
 */
@ApplicationScoped
class Letters {

    @Inject
    MailSettings settings;

    @Inject
    Settings operator;

    Mail verification(MailedLink link, Secret token) {
        String address = settings.link("verify", token);
        boolean isNew = link.purpose() == Purpose.REGISTRATION;
        return isGerman(link)
                ? mail(link, "E-Mail-Adresse bestätigen", """
                        Hallo,

                        mit diesem Link bestätigst du deine E-Mail-Adresse; %s:

                        %s

                        Er gilt %s und nur einmal. Wenn du dich nicht registriert hast, öffne ihn nicht: ohne ihn
                        geschieht nichts.
                        """.formatted(
                                isNew ? "damit ist dein Konto fast fertig" : "danach kannst du dich anmelden",
                                address,
                                germanTime(link)))
                : mail(link, "Confirm your e-mail address", """
                        Hello,

                        follow this link to confirm your e-mail address; %s:

                        %s

                        It works once and for %s. If you have not registered, do not follow it: without it nothing
                        happens.
                        """.formatted(
                                isNew ? "your account is almost ready then" : "after that you can sign in",
                                address,
                                englishTime(link)));
    }

    Mail reset(MailedLink link, Secret token) {
        String address = settings.link("reset", token);
        return isGerman(link)
                ? mail(link, "Neues Passwort", """
                        Hallo,

                        mit diesem Link wählst du ein neues Passwort; danach bist du überall abgemeldet:

                        %s

                        Er gilt %s und nur einmal. Wenn du ihn nicht angefordert hast, kannst du diese Nachricht
                        löschen; dein Passwort bleibt, wie es ist.
                        """.formatted(address, germanTime(link)))
                : mail(link, "Choose a new password", """
                        Hello,

                        follow this link to choose a new password; you are signed out everywhere then:

                        %s

                        It works once and for %s. If you have not asked for it, you can delete this message; your
                        password stays as it is.
                        """.formatted(address, englishTime(link)));
    }

    /** For a registration with a known address, by its owner or a stranger: the answer over HTTP does not tell. */
    Mail knownAlready(MailedLink link) {
        return isGerman(link)
                ? mail(link, "Du hast schon ein Konto", """
                        Hallo,

                        mit dieser E-Mail-Adresse wollte sich jemand registrieren. Du hast schon ein Konto; es ist
                        unverändert. Wenn du es warst, melde dich an oder fordere ein neues Passwort an. Sonst kannst
                        du diese Nachricht löschen.
                        """)
                : mail(link, "You have an account already", """
                        Hello,

                        somebody wanted to register with this e-mail address. You have an account already; nothing has
                        changed. If it was you, sign in, or ask for a new password. Otherwise you can delete this
                        message.
                        """);
    }

    Mail notice(MailedLink link) {
        return link.purpose() == Purpose.RECOVERY_CODE_USED ? recoveryCodeUsed(link) : factorsReset(link);
    }

    private Mail recoveryCodeUsed(MailedLink link) {
        return isGerman(link)
                ? mail(link, "Ein Wiederherstellungscode wurde benutzt", """
                        Hallo,

                        mit einem deiner Wiederherstellungscodes hat sich jemand angemeldet. Wie viele noch gelten,
                        steht in deinem Konto; dort kannst du auch neue erstellen. Wenn du es nicht warst, ändere dein
                        Passwort und erstelle neue Codes.
                        """)
                : mail(link, "A recovery code was used", """
                        Hello,

                        somebody signed in with one of your recovery codes. Your account says how many are left; you can
                        make new ones there. If it was not you, change your password and make new codes.
                        """);
    }

    private Mail factorsReset(MailedLink link) {
        return isGerman(link)
                ? mail(link, "Deine zweiten Faktoren wurden entfernt", """
                        Hallo,

                        ein Administrator hat alle zweiten Faktoren deines Kontos entfernt, und du bist überall
                        abgemeldet. Nach der nächsten Anmeldung kannst du neue einrichten. Wenn du nicht darum gebeten
                        hast, wende dich an deinen Administrator.
                        """)
                : mail(link, "Your second factors were removed", """
                        Hello,

                        an administrator removed all second factors of your account, and you are signed out everywhere.
                        You can set up new ones after the next sign-in. If you did not ask for it, tell your
                        administrator.
                        """);
    }

    private Mail mail(MailedLink link, String subject, String text) {
        String signature = "\n" + Brand.of(operator).name() + "\n";
        return new Mail(link.email(), subject, text + signature, link.language());
    }

    private static boolean isGerman(MailedLink link) {
        return link.language().equals("de");
    }

    private String englishTime(MailedLink link) {
        Duration lifetime = settings.lifetime(link.purpose());
        return lifetime.toHours() > 1 ? lifetime.toHours() + " hours" : lifetime.toMinutes() + " minutes";
    }

    private String germanTime(MailedLink link) {
        Duration lifetime = settings.lifetime(link.purpose());
        return lifetime.toHours() > 1 ? lifetime.toHours() + " Stunden" : lifetime.toMinutes() + " Minuten";
    }
}
