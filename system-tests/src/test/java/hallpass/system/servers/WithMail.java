package hallpass.system.servers;

/** For tests of what needs mail: on an auth server, with embedded H2. */
public final class WithMail extends Shared<MailSystem> {

    public WithMail() {
        super(MailSystem.class);
    }

    @Override
    protected MailSystem start() throws Exception {
        return MailSystem.start();
    }
}
