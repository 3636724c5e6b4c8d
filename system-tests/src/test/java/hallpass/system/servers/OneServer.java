package hallpass.system.servers;

/** For tests of the EAR: everything on one server, with embedded H2. */
public final class OneServer extends Shared<OneServerSystem> {

    public OneServer() {
        super(OneServerSystem.class);
    }

    @Override
    protected OneServerSystem start() throws Exception {
        return OneServerSystem.start();
    }
}
