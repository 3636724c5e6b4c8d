package hallpass.system.openid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.system.http.Answer;
import hallpass.system.http.Http;
import hallpass.system.http.Visitor;
import hallpass.system.servers.MailServer;
import hallpass.system.servers.OneServer;
import hallpass.system.servers.OneServerSystem;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Users hear by mail what happened to their second factors. */
@ExtendWith(OneServer.class)
class FactorMailIT {

    private final OneServerSystem hallpass;
    private final Http http;
    private final Guarded ada;

    FactorMailIT(OneServerSystem hallpass) {
        this.hallpass = hallpass;
        http = hallpass.http();
        ada = Guarded.register(http);
    }

    @Test
    void a_recovery_code_was_used() throws Exception {
        Visitor visitor = new Visitor(http).with("Accept-Language", "de");
        Answer page = ada.firstStep(visitor, "/auth/signin");
        visitor.submit(page, "recovery_code", ada.recoveryCodes().get(0)).expect(200);

        MimeMessage message = hallpass.mail().await(ada.user().email(), 1);

        assertEquals("Ein Wiederherstellungscode wurde benutzt", message.getSubject());
    }

    @Test
    void an_admin_has_taken_them_away() throws Exception {
        http.delete("/auth/users/" + ada.user().id() + "/authenticators")
                .as(hallpass.admin())
                .expect(204);

        MimeMessage message = hallpass.mail().await(ada.user().email(), 1);

        assertEquals("Your second factors were removed", message.getSubject());
        assertTrue(MailServer.text(message).contains("signed out everywhere"), message.getSubject());
    }
}
